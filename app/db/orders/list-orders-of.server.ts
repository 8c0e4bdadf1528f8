import type { Queryable } from "#app/db/database.server.ts";

/** The orders that belong to any of these customers. */
export async function listOrdersOf(
  tx: Queryable,
  shop: bigint,
  owners: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ order_id: bigint }>({
    name: "list-orders-of",
    text: `SELECT order_id FROM shop_order WHERE shop = $1::bigint AND owner = ANY($2::bigint[])`,
    values: [shop, owners],
  });
  return rows.map(({ order_id }) => order_id.toString());
}
