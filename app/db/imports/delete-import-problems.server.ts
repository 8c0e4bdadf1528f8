import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** Forgets what was left out before a moment: a later import has read it. */
export async function deleteImportProblems(
  tx: Queryable,
  shop: bigint,
  before: Moment,
): Promise<void> {
  await tx.query({
    name: "delete-import-problems",
    text: "DELETE FROM import_problem WHERE shop = $1::bigint AND noted_at < $2::timestamptz",
    values: [shop, toInstant(before)],
  });
}
