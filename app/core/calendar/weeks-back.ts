import type { Calendar } from "./calendar.ts";
import type { Moment } from "./moment.ts";

/**
 * Moments from `first` to `now`, ascending: the starts of days that are whole weeks back, and `now`
 * itself. Where there would be more than `most` they lie several weeks apart.
 */
export function weeksBack(
  calendar: Calendar,
  { first, now, most }: { readonly first: Moment; readonly now: Moment; readonly most: number },
): Moment[] {
  const weeks = Math.floor((now - first) / WEEK) + 1;
  const apart = Math.max(1, Math.ceil(weeks / (most - 1)));
  const moments = [now];
  for (let back = apart; ; back += apart) {
    const moment = calendar.relativeStart(now, -back, "w", 0);
    if (moment < first || moments.length === most) return moments.reverse();
    moments.push(moment);
  }
}

const WEEK = 7 * 86_400_000;
