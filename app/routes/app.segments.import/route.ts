import { type ActionFunctionArgs, data } from "@remix-run/node";
import { z } from "zod";
import { importSegments } from "#app/services/exchange/import-segments.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

/** Six thousand segments with long conditions are smaller. */
const LONGEST_FILE = 10_000_000;

const ImportForm = z.object({
  file: z.string().max(LONGEST_FILE),
  dryRun: z.enum(["yes", "no"]),
});

/** Makes the segments of a file, or says what would come of it. */
export async function action({ request }: ActionFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const read = ImportForm.safeParse(Object.fromEntries(await request.formData()));
  if (!read.success) return data({ ok: false, reason: "invalid-form" } as const, 400);

  const { file: text, dryRun } = read.data;
  const result = await importSegments(db, shop, { text, dryRun: dryRun === "yes", staff });
  return result.ok ? { ...result, dryRun } : data({ ...result, reason: "mistaken" } as const, 422);
}
