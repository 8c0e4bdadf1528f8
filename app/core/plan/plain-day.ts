import type { Calendar } from "#app/core/calendar/calendar.ts";
import type { Moment, PlainDate } from "#app/core/calendar/moment.ts";
import { addOffset } from "#app/core/calendar/plain-date.ts";
import { type Bound, instantOf } from "./bound.ts";

const LEAP_YEAR = "[0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00";
const DAY =
  "(?!0000)([0-9]{4}-((0[13-9]|1[0-2])-(0[1-9]|[12][0-9]|30)|(0[13578]|1[02])-31|02-(0[1-9]|1[0-9]|2[0-8]))" +
  `|(${LEAP_YEAR})-02-29)`;

/** What counts as a day in an observed value: the dates of the calendar. The same pattern runs in SQL. */
export const DAY_PATTERN = `^${DAY}$`;

/** What counts as an instant in one: UTC, to the millisecond, as we write them. */
export const MOMENT_PATTERN = `^${DAY}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9][.][0-9]{3}Z$`;

/** A day as the number that its digits make, 20260228: SQL compares those, and no zone can move them. */
export function dayKey(date: PlainDate): number {
  return Number(date.replaceAll("-", ""));
}

/**
 * The key of a day for what falls on it every year: 28 February counts as the 29th where there is
 * none, so that whoever was born on the 29th has had the birthday by then.
 */
export function yearlyKey(date: PlainDate): number {
  const key = dayKey(date);
  return date.endsWith("-02-28") && addOffset(date, 1, "d").endsWith("-03-01") ? key + 1 : key;
}

/** The first day that starts at the bound or after it: a day is compared as all of it. */
export function firstDayFrom(bound: Bound, at: Moment, calendar: Calendar): PlainDate {
  switch (bound.kind) {
    case "date":
      return addOffset(bound.date, bound.plusDays, "d");
    case "day": {
      const { amount, unit, plusDays } = bound;
      return addOffset(addOffset(calendar.dayOf(at), amount, unit), plusDays, "d");
    }
    default:
      return firstDayStarting(instantOf(bound, at, calendar), calendar);
  }
}

/** A day that the zone skipped starts together with the next one, so the look goes on backwards. */
function firstDayStarting(instant: Moment, calendar: Calendar): PlainDate {
  let day = addOffset(calendar.dayOf(instant), 1, "d");
  for (;;) {
    const before = addOffset(day, -1, "d");
    if (before === day || calendar.dayStart(before) < instant) return day;
    day = before;
  }
}
