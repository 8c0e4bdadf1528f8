import type { Queryable } from "#app/db/database.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/** Writes whose checkouts are, after merges. */
export async function updateCheckoutOwners(
  tx: Queryable,
  shop: bigint,
  owners: readonly { readonly token: string; readonly owner: string | undefined }[],
): Promise<void> {
  if (owners.length === 0) return;
  await tx.query({
    name: "update-checkout-owners",
    text: `UPDATE checkout c SET owner = x.owner
           FROM jsonb_to_recordset($2::text::jsonb) AS x(token text, owner bigint)
           WHERE c.shop = $1::bigint AND c.token = x.token`,
    values: [shop, toRecordset(owners.map(({ token, owner }) => ({ token, owner })))],
  });
}
