import type { Queryable } from "#app/db/database.server.ts";

/** Beyond this the exact backlog tells a person nothing more. */
const ENOUGH = 100_000;

/** How many deliveries wait to be applied. */
export async function countWaiting(tx: Queryable, shop: bigint): Promise<number> {
  const [row] = await tx.query<{ waiting: number }>({
    name: "count-waiting",
    text: `SELECT count(*)::int AS waiting FROM (
             SELECT FROM delivery WHERE shop = $1::bigint AND state = 'waiting' LIMIT $2::int
           ) counted`,
    values: [shop, ENOUGH],
  });
  return row?.waiting ?? 0;
}
