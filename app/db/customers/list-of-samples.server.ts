import type { Queryable } from "#app/db/database.server.ts";

/** The customers of some of the 128 samples. */
export async function listOfSamples(
  tx: Queryable,
  shop: bigint,
  samples: readonly number[],
): Promise<string[]> {
  const rows = await tx.query<{ customer: bigint }>({
    name: "list-of-samples",
    text: `SELECT customer FROM customer
           WHERE shop = $1::bigint AND sample = ANY($2::smallint[]) AND gone_at IS NULL`,
    values: [shop, samples],
  });
  return rows.map(({ customer }) => customer.toString());
}
