import type { Queryable } from "#app/db/database.server.ts";

/** The customers with ids in `(after, through]` who have checkouts. */
export async function listCheckoutOwners(
  tx: Queryable,
  shop: bigint,
  { after, through }: { readonly after: bigint; readonly through: bigint },
): Promise<string[]> {
  const rows = await tx.query<{ owner: bigint }>({
    name: "list-checkout-owners",
    text: `SELECT DISTINCT owner FROM checkout
           WHERE shop = $1::bigint AND owner > $2::bigint AND owner <= $3::bigint`,
    values: [shop, after, through],
  });
  return rows.map(({ owner }) => owner.toString());
}
