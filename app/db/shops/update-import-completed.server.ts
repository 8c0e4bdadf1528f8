import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** Records that the shop's history is in: memberships start here. */
export async function updateImportCompleted(
  tx: Queryable,
  shop: bigint,
  at: Moment,
): Promise<void> {
  await tx.query({
    name: "update-import-completed",
    text: "UPDATE shop SET import_completed_at = $2::timestamptz WHERE shop = $1::bigint",
    values: [shop, toInstant(at)],
  });
}
