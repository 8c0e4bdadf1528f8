/** An instant: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Moment = number;

/** A day without a time or a zone, "2026-11-22". Birthdays stay this. */
export type PlainDate = string;

/** The end of an interval that has none yet. SQL says `infinity`. */
export const FOREVER: Moment = Number.POSITIVE_INFINITY;

/** The start of an interval that has none. SQL says `-infinity`. */
export const ALWAYS: Moment = Number.NEGATIVE_INFINITY;
