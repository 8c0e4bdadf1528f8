import type { Calendar } from "./calendar.ts";
import type { Moment } from "./moment.ts";
import type { DateUnit } from "./plain-date.ts";

/** The start of the day `amount` units and then `plusDays` days from today; see `Calendar.relativeStart`. */
export interface RelativeBound {
  readonly amount: number;
  readonly unit: DateUnit;
  readonly plusDays: number;
}

/**
 * What relative dates come to on each of the coming days: all that SQL needs to know of a calendar.
 *
 * For a moment in `[from, until)` let `i` be the last index with `days[i] <= moment`; then bound
 * `b` starts at `starts[b][i]`. Every row ascends, though not strictly. A fact at `p` is first
 * before bound `b` from `days[j]` on, where `j` is the first index with `starts[b][j] > p`; where
 * there is none, not before `until`, which is then an early turn and never a late one.
 */
export interface CalendarSteps {
  readonly from: Moment;
  readonly until: Moment;
  /** First instants of the days, strictly ascending; the first day holds `from`. */
  readonly days: readonly Moment[];
  readonly starts: readonly (readonly Moment[])[];
}

/**
 * Works out the bounds for every day from that of `from` to that of `to`.
 *
 * They are in one zone. A shop that moves east makes its bounds jump back, so whoever asks about
 * moments on both sides of such a move asks twice, and takes the move itself for a turn.
 */
export function calendarSteps(
  calendar: Calendar,
  bounds: readonly RelativeBound[],
  from: Moment,
  to: Moment,
): CalendarSteps {
  const days: Moment[] = [];
  let day = calendar.dayStart(calendar.dayOf(from));
  do {
    days.push(day);
    day = calendar.nextDayStart(day);
  } while (day <= to);

  return {
    from,
    until: day,
    days,
    starts: bounds.map(({ amount, unit, plusDays }) =>
      days.map((start) => calendar.relativeStart(start, amount, unit, plusDays)),
    ),
  };
}
