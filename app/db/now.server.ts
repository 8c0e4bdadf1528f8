import type { Moment } from "#app/core/calendar/moment.ts";
import { invariant } from "#app/lib/invariant.ts";
import type { Queryable } from "./database.server.ts";

/**
 * The database's clock: the one clock of all processes. Within a transaction it stands still.
 *
 * Whole milliseconds, rounded down, so that nothing recorded now lies in the future.
 */
export async function databaseNow(tx: Queryable): Promise<Moment> {
  const [row] = await tx.query<{ now: number }>({
    text: "SELECT floor(extract(epoch FROM now()) * 1000)::float8 AS now",
    name: "database-now",
  });
  invariant(row !== undefined, "the clock answers");
  return row.now;
}
