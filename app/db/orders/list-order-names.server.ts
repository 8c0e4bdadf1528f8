import type { Queryable } from "#app/db/database.server.ts";

/** What merchants call these orders, "#1001". One that has no name yet is left out. */
export async function listOrderNames(
  tx: Queryable,
  shop: bigint,
  orders: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ order_id: bigint; name: string }>({
    name: "list-order-names",
    text: `SELECT order_id, name FROM shop_order
           WHERE shop = $1::bigint AND order_id = ANY($2::bigint[]) AND name IS NOT NULL`,
    values: [shop, orders],
  });
  return new Map(rows.map(({ order_id, name }) => [order_id.toString(), name]));
}
