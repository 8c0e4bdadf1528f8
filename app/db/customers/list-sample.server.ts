import type { Queryable } from "#app/db/database.server.ts";

/**
 * The customers of the first `share` of 128 samples, in an order by chance: any of them from the
 * beginning on are a fair sample as well.
 */
export async function listSample(tx: Queryable, shop: bigint, share: number): Promise<string[]> {
  const rows = await tx.query<{ customer: bigint }>({
    name: "list-sample",
    text: `SELECT customer FROM customer
           WHERE shop = $1::bigint AND sample < $2::smallint AND gone_at IS NULL
           ORDER BY hashint8(customer), customer`,
    values: [shop, share],
  });
  return rows.map(({ customer }) => customer.toString());
}
