import type { Queryable } from "#app/db/database.server.ts";

/** Bounds one transaction; what is left goes next time. */
const BATCH = 5_000;

/**
 * Deletes rows of deliveries applied more than two days ago: Shopify repeats one for four hours, so
 * a duplicate later than that is a new delivery. Answers whether more may be left.
 */
export async function deleteSettled(tx: Queryable, shop: bigint): Promise<boolean> {
  const rows = await tx.query({
    name: "delete-settled",
    text: `DELETE FROM delivery WHERE shop = $1::bigint AND webhook_id IN (
             SELECT webhook_id FROM delivery
             WHERE shop = $1::bigint AND state = 'applied' AND settled_at < now() - make_interval(days => 2)
             LIMIT $2::int)
           RETURNING 1 AS gone`,
    values: [shop, BATCH],
  });
  return rows.length === BATCH;
}
