import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** When the first definition of a segment went live; `undefined` before that. */
export async function findFirstLive(
  tx: Queryable,
  shop: bigint,
  segment: string,
): Promise<Moment | undefined> {
  const [row] = await tx.query<{ first: Moment | null }>({
    name: "find-first-live",
    text: `SELECT min(went_live_at) AS first FROM segment_version
           WHERE shop = $1::bigint AND segment = $2::uuid`,
    values: [shop, segment],
  });
  return row?.first ?? undefined;
}
