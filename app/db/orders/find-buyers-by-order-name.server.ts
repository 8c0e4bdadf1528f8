import type { Queryable } from "#app/db/database.server.ts";

/** The customers of the orders with one of these names, "#1042" or "1042". */
export async function findBuyersByOrderName(
  tx: Queryable,
  shop: bigint,
  names: readonly string[],
): Promise<bigint[]> {
  const rows = await tx.query<{ owner: bigint }>({
    name: "find-buyers-by-order-name",
    text: `SELECT DISTINCT owner FROM shop_order
           WHERE shop = $1::bigint AND lower(name) = ANY($2::text[]) AND owner IS NOT NULL
             AND gone_at IS NULL
           ORDER BY owner LIMIT 50`,
    values: [shop, names.map((name) => name.toLowerCase())],
  });
  return rows.map(({ owner }) => owner);
}
