import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** When a membership of this shop last changed, in our time. A change's id grows with time, so the greatest is the last. */
export async function findLastChange(tx: Queryable, shop: bigint): Promise<Moment | undefined> {
  const [row] = await tx.query<{ recorded_at: Moment }>({
    name: "find-last-change",
    text: `SELECT recorded_at FROM membership_change
           WHERE shop = $1::bigint ORDER BY change DESC LIMIT 1`,
    values: [shop],
  });
  return row?.recorded_at;
}
