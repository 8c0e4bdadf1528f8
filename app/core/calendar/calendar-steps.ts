import { makeCalendar } from "./calendar.ts";
import type { Moment } from "./moment.ts";
import type { DateUnit } from "./plain-date.ts";
import { nextZoneChange, zoneAt, type ZoneVersion } from "./zone-version.ts";

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
 * All are in the zone in force at `from`: where that ends sooner, so do the steps, since a bound may
 * jump back when a shop moves east. Whoever asks about a later moment asks again from there.
 */
export function calendarSteps(
  zones: readonly ZoneVersion[],
  bounds: readonly RelativeBound[],
  from: Moment,
  to: Moment,
): CalendarSteps {
  const calendar = makeCalendar(zoneAt(zones, from));
  const zoneEnd = nextZoneChange(zones, from);

  const days: Moment[] = [];
  let day = calendar.dayStart(calendar.dayOf(from));
  do {
    days.push(day);
    day = calendar.nextDayStart(day);
  } while (day <= to && day < zoneEnd);

  return {
    from,
    until: Math.min(day, zoneEnd),
    days,
    starts: bounds.map(({ amount, unit, plusDays }) =>
      days.map((start) => calendar.relativeStart(start, amount, unit, plusDays)),
    ),
  };
}
