import type { Test } from "#app/core/language/ast.ts";
import { type Bound, isMoving, type MovingBound } from "#app/core/plan/bound.ts";
import { toInstantRanges } from "#app/core/plan/instant-ranges.ts";
import { toSignedTest } from "#app/core/plan/positive-test.ts";
import type { Statement } from "./statement.ts";

/**
 * Prints the instant a bound comes to at the moment asked about.
 *
 * Fixed ones are parameters. Those that move with the days are looked up, by the number of the day,
 * in an array that the calendar worked out; elapsed time is arithmetic on milliseconds. Either is a
 * column of the rows named `alias`.
 */
export function printBound(statement: Statement, bound: Bound, alias: string): string {
  const { parameters, bounds } = statement;
  if (!isMoving(bound)) return parameters.use({ kind: "fixed", bound }, "timestamptz");
  const expression =
    bound.kind === "elapsed"
      ? shifted(statement, "a.at", bound.milliseconds)
      : `(${parameters.use({ kind: "starts", bound }, "timestamptz[]")})[a.day]`;
  return `${alias}.${bounds.add(expression)}`;
}

/**
 * Prints the first moment at which the bound lies after an instant that it has not passed yet.
 *
 * `turns` holds the days' first instants from the second on and then the end of what was worked
 * out, so the number of starts that are not after the instant is the place of the first that is.
 */
export function printTurn(statement: Statement, instant: string, bound: MovingBound): string {
  if (bound.kind === "elapsed") return shifted(statement, instant, 1 - bound.milliseconds);
  const { parameters } = statement;
  const turns = parameters.use({ kind: "turns" }, "timestamptz[]");
  const starts = parameters.use({ kind: "starts", bound }, "timestamptz[]");
  return `(${turns})[width_bucket(${instant}, ${starts})]`;
}

/** The moving bounds of a test of a date. */
export function movingBoundsOf(test: Test): MovingBound[] {
  return toInstantRanges(toSignedTest(test).test)
    .flatMap(({ from, before }) => [from, before])
    .filter((bound) => bound !== undefined)
    .filter(isMoving);
}

/** Whole milliseconds survive the way through a double until the year 9999. */
function shifted({ parameters }: Statement, instant: string, milliseconds: number): string {
  const shift = parameters.use({ kind: "text", text: String(milliseconds) }, "numeric");
  return `to_timestamp(((extract(epoch FROM ${instant}) * 1000 + ${shift}) / 1000)::float8)::timestamptz(3)`;
}
