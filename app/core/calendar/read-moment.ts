import type { Calendar } from "./calendar.ts";
import type { Moment } from "./moment.ts";
import { isPlainDate } from "./plain-date.ts";

const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/**
 * The moment that a person writes in a zone's own time: "2026-05-01" is the start of that day,
 * "2026-05-01T14:05" the minute. `undefined` for anything else.
 */
export function readMoment(text: string, calendar: Calendar): Moment | undefined {
  const [date = "", time] = text.split("T");
  if (!isPlainDate(date)) return undefined;
  if (time === undefined) return calendar.dayStart(date);
  return TIME.test(time) ? calendar.instantOf(text) : undefined;
}
