import { ALWAYS, FOREVER, type Moment } from "./moment.ts";

/** An instant as ISO 8601 in UTC; the ends of time have none. */
export function printInstant(moment: Moment): string | null {
  return moment === FOREVER || moment === ALWAYS ? null : new Date(moment).toISOString();
}
