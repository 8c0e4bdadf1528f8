import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";

/** An instant as PostgreSQL reads it. */
export function instantText(moment: Moment): string {
  if (moment === FOREVER) return "infinity";
  if (moment === ALWAYS) return "-infinity";
  return new Date(moment).toISOString();
}
