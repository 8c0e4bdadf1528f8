import type { Queryable } from "#app/db/database.server.ts";

/** How many customers have the sample number 0: about one in 128. Read from an index alone. */
export async function countSample(tx: Queryable, shop: bigint): Promise<number> {
  const [row] = await tx.query<{ customers: number }>({
    name: "count-sample",
    text: `SELECT count(*)::int AS customers FROM customer
           WHERE shop = $1::bigint AND sample = 0`,
    values: [shop],
  });
  return row?.customers ?? 0;
}
