import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/**
 * The shops whose history is to be read, without those that rest and those that another process
 * reads. Crosses shops by design, like the list of shops.
 */
export async function listRunningImports(tx: Queryable, now: Moment): Promise<bigint[]> {
  const rows = await tx.query<{ shop: bigint }>({
    name: "list-running-imports",
    text: `SELECT i.shop FROM history_import i JOIN shop s ON s.shop = i.shop
           WHERE i.state = 'running' AND s.uninstalled_at IS NULL AND s.erased_at IS NULL
             AND (i.resume_at IS NULL OR i.resume_at <= $1::timestamptz)
             AND (i.held_until IS NULL OR i.held_until <= $1::timestamptz)`,
    values: [toInstant(now)],
  });
  return rows.map(({ shop }) => shop);
}
