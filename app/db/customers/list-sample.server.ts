import type { Queryable } from "#app/db/database.server.ts";

/** The customers of the first `share` of 128 samples. */
export async function listSample(tx: Queryable, shop: bigint, share: number): Promise<string[]> {
  const rows = await tx.query<{ customer: bigint }>({
    name: "list-sample",
    text: `SELECT customer FROM customer
           WHERE shop = $1::bigint AND sample < $2::smallint AND gone_at IS NULL`,
    values: [shop, share],
  });
  return rows.map(({ customer }) => customer.toString());
}
