import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** The definition that was live at a moment of our time; `undefined` before the first was. */
export async function findVersionAt(
  tx: Queryable,
  shop: bigint,
  segment: string,
  at: Moment,
): Promise<number | undefined> {
  const [row] = await tx.query<{ version: number }>({
    name: "find-version-at",
    text: `SELECT version FROM segment_version
           WHERE shop = $1::bigint AND segment = $2::uuid AND went_live_at <= $3::timestamptz
           ORDER BY version DESC LIMIT 1`,
    values: [shop, segment, toInstant(at)],
  });
  return row?.version;
}
