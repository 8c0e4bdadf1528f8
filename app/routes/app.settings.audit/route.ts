import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { repairDifferences } from "#app/services/audits/repair-differences.server.ts";
import { requestAudit } from "#app/services/audits/request-audit.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

const AuditForm = z.object({ wish: z.enum(["check", "repair"]) });

/** Has everyone checked, or what the last check listed corrected first. */
export async function action({ request }: ActionFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const read = AuditForm.safeParse(Object.fromEntries(await request.formData()));
  if (!read.success) return data({ ok: false, reason: "invalid-form" } as const, 400);

  if (read.data.wish === "repair") await repairDifferences(db, shop, staff);
  else await requestAudit(db, shop, staff);
  return { ok: true } as const;
}
