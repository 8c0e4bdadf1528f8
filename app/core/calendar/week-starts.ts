import type { Calendar } from "./calendar.ts";
import type { Moment } from "./moment.ts";
import { toDayNumber, toPlainDate } from "./plain-date.ts";

/**
 * The starts of weeks, from the first that begins at or after `first` to the last by `now`,
 * ascending. Where there would be more than `most` they lie several weeks apart. Which weeks they
 * are does not depend on `now`, so what was worked out for one stays good.
 */
export function weekStarts(
  calendar: Calendar,
  { first, now, most }: { readonly first: Moment; readonly now: Moment; readonly most: number },
): Moment[] {
  const [from, to] = [weekOf(calendar, first), weekOf(calendar, now)];
  const apart = Math.max(1, Math.ceil((to - from + 1) / most));
  const starts: Moment[] = [];
  for (let week = Math.ceil(from / apart) * apart; week <= to; week += apart) {
    const start = calendar.dayStart(toPlainDate(week * 7 + FIRST_MONDAY));
    if (start >= first) starts.push(start);
  }
  return starts;
}

/** The number of the first Monday after 1970-01-01, a Thursday. */
const FIRST_MONDAY = 4;

function weekOf(calendar: Calendar, moment: Moment): number {
  return Math.floor((toDayNumber(calendar.dayOf(moment)) - FIRST_MONDAY) / 7);
}
