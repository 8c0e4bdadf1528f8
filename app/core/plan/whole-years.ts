import type { PlainDate } from "#app/core/calendar/moment.ts";
import { dayKey, yearlyKey } from "./plain-day.ts";

/** How many whole years have passed on a day since a date; `undefined` before it. */
export function wholeYears(since: PlainDate, day: PlainDate): number | undefined {
  const passed = yearlyKey(day) - dayKey(since);
  return passed < 0 ? undefined : Math.floor(passed / 10_000);
}
