import type { Moment } from "#app/core/calendar/moment.ts";
import { invariant } from "#app/lib/invariant.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** What a shop's engine is told of the time. */
export interface EngineTime {
  /** The database's clock, never before `evaluatedTo`. */
  readonly now: Moment;
  /** The moment up to which the shop's clock has run. */
  readonly evaluatedTo: Moment;
  /** By how many milliseconds the database's clock is behind what it said before. */
  readonly behind: number;
}

/** Machines that keep their clocks by the network are seconds apart; this much is a leap. */
const LEAP = 600_000;

/** The database's clock leapt ahead. To follow it would freeze every membership until then. */
export class ClockLeap extends Error {
  override readonly name = "ClockLeap";
}

/**
 * The time as the engine of one shop may see it: where the clock was set back, time stands still;
 * where it leapt ahead of our own by more than ten minutes, nothing is evaluated until both agree.
 *
 * Ask once a transaction, after taking the shop's lock. It is not the transaction's start, which may
 * lie before the end of the one that had the lock before: `now` must not go back between them.
 */
export async function findEngineNow(
  tx: Queryable,
  shop: bigint,
  ours: Moment = Date.now(),
): Promise<EngineTime> {
  const [row] = await tx.query<{ now: number; evaluated_to: Moment }>({
    name: "find-engine-now",
    text: `SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now, evaluated_to
           FROM shop WHERE shop = $1::bigint`,
    values: [shop],
  });
  invariant(row, "the shop exists");
  const { now, evaluated_to: evaluatedTo } = row;
  if (now - ours > LEAP) throw new ClockLeap(`The database's clock is ${now - ours} ms ahead`);
  return {
    now: Math.max(now, evaluatedTo),
    evaluatedTo,
    behind: Math.max(evaluatedTo - now, 0),
  };
}
