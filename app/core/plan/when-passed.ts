import type { Calendar } from "#app/core/calendar/calendar.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { instantOf, type MovingBound } from "./bound.ts";
import { firstDayWhen } from "./first-day-when.ts";

/** The first moment at which the bound lies after the instant, which it does not at `at`. */
export function whenPassed(
  instant: Moment,
  bound: MovingBound,
  at: Moment,
  calendar: Calendar,
): Moment {
  if (bound.kind === "elapsed") return instant - bound.milliseconds + 1;
  return firstDayWhen((moment) => instantOf(bound, moment, calendar) > instant, at, calendar);
}
