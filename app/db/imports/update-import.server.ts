import type { Queryable } from "#app/db/database.server.ts";
import type { HistoryImport } from "./history-import.server.ts";

/**
 * Moves an import on from where it was read to be. Answers false when it is somewhere else by now:
 * then another process is running it, and this one must stop.
 */
export async function updateImport(
  tx: Queryable,
  shop: bigint,
  was: HistoryImport,
  is: HistoryImport,
): Promise<boolean> {
  const moved = await tx.query({
    name: "update-import",
    text: `UPDATE history_import
           SET state = $7::text, phase = $8::text, bulk_operation = $9::text, cursor = $10::text,
               orders_total = $11::int, orders_done = $12::int, failure = NULL,
               failures = 0, resume_at = NULL,
               finished_at = CASE WHEN $7::text = 'done' THEN now() END
           WHERE shop = $1::bigint AND import = $2::uuid AND state = $3::text AND phase = $4::text
             AND bulk_operation IS NOT DISTINCT FROM $5::text
             AND coalesce(cursor, '0') = $6::text
           RETURNING import`,
    values: [
      shop,
      was.import,
      was.state,
      was.phase,
      was.bulkOperation ?? null,
      String(was.cursor),
      is.state,
      is.phase,
      is.bulkOperation ?? null,
      String(is.cursor),
      is.ordersTotal ?? null,
      is.ordersDone,
    ],
  });
  return moved.length === 1;
}
