import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Deletes all that was told of redacted customers; answers whose it was, and since when. */
export async function eraseActivity(
  tx: Queryable,
  shop: bigint,
  customers: readonly string[],
): Promise<{ readonly customer: string; readonly at: Moment }[]> {
  if (customers.length === 0) return [];
  const rows = await tx.query<{ customer: bigint; at: Moment }>({
    name: "erase-activity",
    text: `WITH erased AS (
             DELETE FROM activity WHERE shop = $1::bigint AND told_of = ANY($2::bigint[])
             RETURNING customer, happened_at)
           SELECT customer, min(happened_at) AS at FROM erased GROUP BY customer`,
    values: [shop, customers],
  });
  return rows.map(({ customer, at }) => ({ customer: customer.toString(), at }));
}
