import type { Moment } from "#app/core/calendar/moment.ts";
import type { Test } from "#app/core/language/ast.ts";
import { type Bound, instantOf } from "./bound.ts";
import type { Needed } from "./explanation.ts";
import type { HistoryView } from "./history-view.ts";
import { toInstantRanges } from "./instant-ranges.ts";
import { toSignedTest } from "./positive-test.ts";

/** What a value that is no date has to be. */
export function neededValue(test: Test, parameter?: string): Needed {
  return { parameter, test, stretches: [], outside: false };
}

/** What a date has to be, with the calendar's words turned into instants. */
export function neededMoment(test: Test, { at, context }: HistoryView, parameter?: string): Needed {
  const { negated, test: positive } = toSignedTest(test);
  const resolve = (bound: Bound | undefined): Moment | undefined =>
    bound && instantOf(bound, at, context.calendar);
  return {
    parameter,
    test,
    stretches: toInstantRanges(positive).map(({ from, before }) => ({
      from: resolve(from),
      before: resolve(before),
    })),
    outside: negated,
  };
}
