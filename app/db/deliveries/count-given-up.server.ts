import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** How many deliveries were quarantined for one reason since a moment. */
export async function countGivenUp(
  tx: Queryable,
  shop: bigint,
  { reason, since }: { readonly reason: string; readonly since: Moment },
): Promise<number> {
  const [row] = await tx.query<{ given: number }>({
    name: "count-given-up",
    text: `SELECT count(*)::int AS given FROM delivery
           WHERE shop = $1::bigint AND state = 'quarantined' AND reason = $2
             AND settled_at >= $3::timestamptz`,
    values: [shop, reason, toInstant(since)],
  });
  return row?.given ?? 0;
}
