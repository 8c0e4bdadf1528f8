import type { Queryable } from "#app/db/database.server.ts";

/** The last of the next `size` customer ids; `undefined` when there are not that many left. */
export async function findRangeEnd(
  tx: Queryable,
  shop: bigint,
  after: bigint,
  size: number,
): Promise<bigint | undefined> {
  const [row] = await tx.query<{ customer: bigint }>({
    name: "find-range-end",
    text: `SELECT customer FROM customer WHERE shop = $1::bigint AND customer > $2::bigint
           ORDER BY customer OFFSET $3::int LIMIT 1`,
    values: [shop, after, size - 1],
  });
  return row?.customer;
}
