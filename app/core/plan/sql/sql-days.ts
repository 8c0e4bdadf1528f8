import type { Test } from "#app/core/language/ast.ts";
import { readAnniversaryTest } from "#app/core/plan/anniversary-test.ts";
import { type Bound, isMoving } from "#app/core/plan/bound.ts";
import { toInstantRanges } from "#app/core/plan/instant-ranges.ts";
import { invariant } from "#app/lib/invariant.ts";
import type { PositiveTest } from "#app/core/plan/positive-test.ts";
import type { DayBound, DaysSource } from "./parameters.ts";
import { all, any } from "./sql-tests.ts";
import type { Statement } from "./statement.ts";

// Days are compared as the integers that their digits make (`plan/plain-day.ts`), so every bound is
// a parameter or an element of an array that the calendar worked out, found by the probe's day.

/** Tests a day, null where it is unknown. */
export function printDayRanges(statement: Statement, day: string, test: PositiveTest): string {
  return any(
    toInstantRanges(test).map(({ from, before }) =>
      all([
        `${day} IS NOT NULL`,
        ...(from ? [`${day} >= ${printDayBound(statement, from)}`] : []),
        ...(before ? [`${day} < ${printDayBound(statement, before)}`] : []),
      ]),
    ),
  );
}

/** Prints the key of the first day that starts at a bound, as of the probe's day. */
export function printDayBound(statement: Statement, bound: Bound): string {
  if (!isMoving(bound)) {
    return statement.parameters.use({ kind: "fixed-day", bound }, "integer");
  }
  return keyOfDay(statement, { kind: "day-keys", bound: ofDays(bound) });
}

/** Prints when a moving bound will have passed a day that it has not passed yet. */
export function printDayTurn(statement: Statement, day: string, bound: Bound): string {
  return printPassing(statement, day, { kind: "day-keys", bound: ofDays(bound) });
}

/** What a comparison of a customer's days prints: whether it holds, and when that may change. */
interface PrintedDays {
  readonly holds: string;
  /** Null or left out where time alone changes nothing. */
  readonly turn: string | undefined;
}

/**
 * Looks for the next anniversary of a day on or after the first day asked about: its year is that
 * day's or the one after. It is had if it does not lie after the last day asked about.
 */
export function printAnniversary(statement: Statement, day: string, test: Test): PrintedDays {
  const asked = readAnniversaryTest(test);
  const from: DaysSource = { kind: "anniversary-from", test: asked };
  const through: DaysSource = { kind: "anniversary-through", test: asked };
  const first = keyOfDay(statement, from);
  const next = `(${first} - ${first} % 10000 + ${day} % 10000
    + CASE WHEN ${day} % 10000 < ${first} % 10000 THEN 10000 ELSE 0 END)`;
  const holds = `${next} <= ${keyOfDay(statement, through)}`;
  const leaves = isMoving(asked.first) ? printPassing(statement, next, from) : "NULL";
  const enters = isMoving(asked.last) ? printPassing(statement, `${next} - 1`, through) : "NULL";
  const moves = isMoving(asked.first) || isMoving(asked.last);
  return {
    holds,
    turn: moves ? `CASE WHEN ${holds} THEN ${leaves} ELSE ${enters} END` : undefined,
  };
}

/** Prints the whole years since a day, null before it, and when there will be one more. */
export function printWholeYears(
  statement: Statement,
  day: string,
): { readonly years: string; readonly turn: string } {
  const today: DaysSource = { kind: "yearly-keys" };
  const passed = `(${keyOfDay(statement, today)} - ${day})`;
  const next = `CASE WHEN ${passed} < 0 THEN 0 ELSE ${passed} / 10000 * 10000 + 10000 END`;
  return {
    years: `CASE WHEN ${passed} >= 0 THEN ${passed} / 10000 END`,
    turn: printPassing(statement, `${day} + ${next} - 1`, today),
  };
}

/** Prints the key of the day that an instant falls on: null before there are any. */
export function printDayOf({ parameters }: Statement, instant: string): string {
  const starts = parameters.use({ kind: "every-start" }, "timestamptz[]");
  const keys = parameters.use({ kind: "every-key" }, "integer[]");
  return `(${keys})[width_bucket(${instant}, ${starts})]`;
}

/** The key for the probe's day: a column of the probe, worked out once for all that is asked of it. */
function keyOfDay({ parameters, bounds }: Statement, source: DaysSource): string {
  return `p.${bounds.add(`(${parameters.use(source, "integer[]")})[a.day]`)}`;
}

/** The start of the first day whose key is greater; of keys that never move back. */
function printPassing({ parameters }: Statement, key: string, source: DaysSource): string {
  const turns = parameters.use({ kind: "turns" }, "timestamptz[]");
  return `(${turns})[width_bucket(${key}, ${parameters.use(source, "integer[]")})]`;
}

function ofDays(bound: Bound): DayBound {
  invariant(bound.kind === "day", "a day is not compared with elapsed time");
  return bound;
}
