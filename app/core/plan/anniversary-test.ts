import { invariant } from "#app/lib/invariant.ts";
import { nextAnniversary } from "#app/core/calendar/anniversary.ts";
import type { Calendar } from "#app/core/calendar/calendar.ts";
import type { Moment, PlainDate } from "#app/core/calendar/moment.ts";
import type { Test } from "#app/core/language/ast.ts";
import { type Bound, isMoving, startOf } from "./bound.ts";
import { toDateValue } from "./instant-ranges.ts";
import { firstDayFrom } from "./plain-day.ts";

/** The days among which an anniversary is looked for, both included. */
export interface AnniversaryTest {
  readonly first: Bound;
  readonly last: Bound;
}

/** Reads `= today` and `BETWEEN today AND +30d`, all that an anniversary can be asked. */
export function readAnniversaryTest(test: Test): AnniversaryTest {
  if (test.kind === "between") {
    return { first: startOf(toDateValue(test.low)), last: startOf(toDateValue(test.high)) };
  }
  invariant(test.kind === "compare", "an anniversary is on a day or between two");
  const day = startOf(toDateValue(test.value));
  return { first: day, last: day };
}

/**
 * The days looked at, at a moment. The years that a query writes do not count: where its last day
 * lies before its first, they run over the turn of the year. As time goes on neither end moves back.
 */
export function anniversaryDays(
  { first, last }: AnniversaryTest,
  at: Moment,
  calendar: Calendar,
): { readonly from: PlainDate; readonly through: PlainDate } {
  const from = firstDayFrom(first, at, calendar);
  const through = firstDayFrom(last, at, calendar);
  const written = !isMoving(first) && !isMoving(last);
  return { from, through: written && through < from ? nextAnniversary(through, from) : through };
}
