import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { messagesEn } from "#app/i18n/messages.en.ts";
import { orNotFound } from "#app/or-not-found.ts";
import { archiveSegment } from "#app/services/segments/archive-segment.server.ts";
import { createComplement } from "#app/services/segments/create-complement.server.ts";
import { refreshSnapshot } from "#app/services/segments/refresh-snapshot.server.ts";
import { snapshotSegment } from "#app/services/segments/snapshot-segment.server.ts";
import { authenticateAdmin } from "#app/shopify.server.ts";

export { shopifyHeaders as headers } from "#app/shopify.server.ts";

const Act = z.enum(["everyone-else", "snapshot", "take-again", "archive"]);

const { kept } = messagesEn;

/** What is done with a segment at one click. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { db, shop, staff } = await authenticateAdmin(request);
  const segment = params["segmentId"] ?? "";
  const form = await request.formData();
  const act = orNotFound(Act.safeParse(form.get("act")).data);
  switch (act) {
    case "everyone-else":
      return opened(
        await createComplement(db, shop, { segment, nameIt: kept.everyoneElseName, staff }),
      );
    case "snapshot":
      return opened(await snapshotSegment(db, shop, { segment, nameIt: kept.snapshotName, staff }));
    case "take-again":
      return (await refreshSnapshot(db, shop, segment)) ? { ok: true } : refused();
    case "archive": {
      const archived = await archiveSegment(db, shop, { segment, staff });
      if (archived.ok) return redirect("/app/segments");
      return refused(archived.reason === "in-use" ? archived.uses : []);
    }
  }
}

function opened(made: { readonly ok: true; readonly segment: string } | { readonly ok: false }) {
  return made.ok ? redirect(`/app/segments/${made.segment}`) : refused();
}

function refused(
  uses: readonly { readonly kind: string; readonly id: string; readonly name: string }[] = [],
) {
  return data({ ok: false, uses }, 422);
}
