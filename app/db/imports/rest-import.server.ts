import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import type { Moment } from "#app/core/calendar/moment.ts";

/** Rests between tries: after the first failure, twice as long after each, and at most. */
const SHORTEST_MS = 2_000;
const LONGEST_MS = 5 * 60_000;

/** Notes why the running import does not get on, and that it rests longer after each failure in a row. */
export async function restImport(
  tx: Queryable,
  shop: bigint,
  failure: string,
  now: Moment,
): Promise<void> {
  const [row] = await tx.query<{ failures: number }>({
    name: "note-import-failure",
    text: `UPDATE history_import SET failure = $2::text, failures = failures + 1
           WHERE shop = $1::bigint AND state = 'running' RETURNING failures`,
    values: [shop, failure],
  });
  if (row === undefined) return;
  const rest = Math.min(SHORTEST_MS * 2 ** (row.failures - 1), LONGEST_MS);
  await tx.query({
    name: "rest-import",
    text: `UPDATE history_import SET resume_at = $2::timestamptz
           WHERE shop = $1::bigint AND state = 'running'`,
    values: [shop, toInstant(now + rest)],
  });
}
