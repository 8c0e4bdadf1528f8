import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** How far the build of a version that was live once got: to the end. */
const LIVED = "build_cursor = 9223372036854775807";

/**
 * The definition that was live at a moment of our time; `undefined` before the first was.
 *
 * Definitions are live one after another, so it is the first that was live at all and was not
 * retired by then.
 */
export async function findVersionAt(
  tx: Queryable,
  shop: bigint,
  segment: string,
  at: Moment,
): Promise<number | undefined> {
  const [row] = await tx.query<{ version: number; begun: boolean }>({
    name: "find-version-at",
    text: `SELECT version, live_from <= $3::timestamptz AS begun FROM segment_version
           WHERE shop = $1::bigint AND segment = $2::uuid
             AND (state = 'live' OR (state = 'retired' AND ${LIVED}
                                     AND retired_at > $3::timestamptz))
           ORDER BY version LIMIT 1`,
    values: [shop, segment, toInstant(at)],
  });
  return row?.begun ? row.version : undefined;
}
