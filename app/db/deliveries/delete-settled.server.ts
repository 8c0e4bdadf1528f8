import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** Bounds one transaction; what is left goes next time. */
const BATCH = 5_000;

/** Deletes the rows of deliveries applied, or set aside, before a moment. Answers whether more may be left. */
export async function deleteSettled(
  tx: Queryable,
  shop: bigint,
  state: "applied" | "quarantined",
  before: Moment,
): Promise<boolean> {
  const rows = await tx.query({
    name: "delete-settled",
    text: `DELETE FROM delivery WHERE shop = $1::bigint AND webhook_id IN (
             SELECT webhook_id FROM delivery
             WHERE shop = $1::bigint AND state = $2 AND settled_at < $3::timestamptz
             LIMIT $4::int)
           RETURNING 1 AS gone`,
    values: [shop, state, toInstant(before), BATCH],
  });
  return rows.length === BATCH;
}
