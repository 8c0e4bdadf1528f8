/** An instant: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Moment = number;

/** A day without a time or a zone, "2026-11-22". Birthdays stay this. */
export type PlainDate = string;

/** The end of an interval that has none yet. SQL says `infinity`. */
export const FOREVER: Moment = Number.POSITIVE_INFINITY;

/** The start of an interval that has none. SQL says `-infinity`. */
export const ALWAYS: Moment = Number.NEGATIVE_INFINITY;

/** The instants that every part can write down: the years 1 to 9999 in UTC. */
const FIRST_MOMENT: Moment = -62_135_596_800_000;
const LAST_MOMENT: Moment = 253_402_300_799_999;

/** The nearest instant that can be written down. */
export function clampMoment(moment: Moment): Moment {
  return Math.min(Math.max(moment, FIRST_MOMENT), LAST_MOMENT);
}
