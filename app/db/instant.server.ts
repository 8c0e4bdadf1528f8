import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";

/** A moment as SQL takes it: `$1::timestamptz`, or in an array `$1::timestamptz[]`. */
export function toInstant(moment: Moment): string {
  if (moment === FOREVER) return "infinity";
  if (moment === ALWAYS) return "-infinity";
  return new Date(moment).toISOString();
}
