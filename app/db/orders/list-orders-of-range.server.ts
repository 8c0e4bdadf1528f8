import type { Queryable } from "#app/db/database.server.ts";

/** The orders that belong to customers with ids in `(after, through]`. */
export async function listOrdersOfRange(
  tx: Queryable,
  shop: bigint,
  { after, through }: { readonly after: bigint; readonly through: bigint },
): Promise<string[]> {
  const rows = await tx.query<{ order_id: bigint }>({
    name: "list-orders-of-range",
    text: `SELECT order_id FROM shop_order
           WHERE shop = $1::bigint AND owner > $2::bigint AND owner <= $3::bigint`,
    values: [shop, after, through],
  });
  return rows.map(({ order_id }) => order_id.toString());
}
