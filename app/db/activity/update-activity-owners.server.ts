import type { Queryable } from "#app/db/database.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/** Writes whose activity is, after merges. */
export async function updateActivityOwners(
  tx: Queryable,
  shop: bigint,
  owners: readonly { readonly toldOf: string; readonly owner: string }[],
): Promise<void> {
  await tx.query({
    name: "update-activity-owners",
    text: `UPDATE activity a SET customer = x.owner
           FROM jsonb_to_recordset($2::text::jsonb) AS x(told_of bigint, owner bigint)
           WHERE a.shop = $1::bigint AND a.told_of = x.told_of AND a.customer <> x.owner`,
    values: [shop, toRecordset(owners.map(({ toldOf, owner }) => ({ told_of: toldOf, owner })))],
  });
}
