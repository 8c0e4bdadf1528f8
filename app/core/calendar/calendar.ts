import { invariant } from "#app/lib/invariant.ts";
import { clampMoment, type Moment, type PlainDate } from "./moment.ts";
import { type DateUnit, offsetDay, toDayNumber, toPlainDate } from "./plain-date.ts";
import { type ClockStretch, makeZoneClock } from "./zone-clock.ts";

/**
 * How one time zone cuts time into days.
 *
 * A day starts at its first instant, whatever its clocks show then, and lasts until the next day's
 * first instant. So days never overlap, and a later moment is never in an earlier day: where clocks
 * go back over midnight, the repeated minutes belong to the day that had already begun.
 */
export interface Calendar {
  readonly zone: string;
  /** The day's first instant; of a day the zone skipped, the next instant that exists. */
  readonly dayStart: (date: PlainDate) => Moment;
  readonly dayOf: (moment: Moment) => PlainDate;
  /** The first instant of the day after the moment's; always later than the moment. */
  readonly nextDayStart: (moment: Moment) => Moment;
  /**
   * When the clocks first show a local time, "2020-05-30T12:00:00". A time that comes twice means
   * the earlier one, a time that is jumped over the instant of the jump.
   */
  readonly instantOf: (local: string) => Moment;
  /**
   * The start of the day `amount` units and then `plusDays` days from the moment's day: `-90d` is
   * `(moment, -90, "d", 0)`, the day after it `(moment, -90, "d", 1)`. A later moment never has an
   * earlier result.
   */
  readonly relativeStart: (
    moment: Moment,
    amount: number,
    unit: DateUnit,
    plusDays: number,
  ) => Moment;
}

const DAY = 86_400_000;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?$/;

/** There are some 400 zones; reading one's clock changes is slow, so each is read once. */
const calendars = new Map<string, Calendar>();

/** The calendar of an IANA time zone. `isTimeZone` tells beforehand whether there is one. */
export function makeCalendar(zone: string): Calendar {
  const known = calendars.get(zone);
  if (known) return known;
  const calendar = readCalendar(zone);
  calendars.set(zone, calendar);
  return calendar;
}

export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // A RangeError is the answer "no".
  }
}

function readCalendar(zone: string): Calendar {
  const clock = makeZoneClock(zone);
  const startOf = (day: number) => firstReaching(clock(day * DAY), day * DAY);
  const dayNumberOf = (moment: Moment) => Math.floor(furthestLocal(clock(moment), moment) / DAY);

  return {
    zone,
    dayStart: (date) => clampMoment(startOf(toDayNumber(date))),
    dayOf: (moment) => toPlainDate(dayNumberOf(moment)),
    nextDayStart: (moment) => {
      let day = dayNumberOf(moment) + 1;
      // A skipped day starts with the day after it, so this looks on at most once.
      while (startOf(day) <= moment) day += 1;
      return startOf(day);
    },
    instantOf: (text) => {
      const local = toLocal(text);
      return clampMoment(firstReaching(clock(local), local));
    },
    relativeStart: (moment, amount, unit, plusDays) =>
      clampMoment(startOf(offsetDay(offsetDay(dayNumberOf(moment), amount, unit), plusDays, "d"))),
  };
}

/**
 * The first instant at which the clocks show `local` or more: the one rule behind day starts, times
 * that come twice and times that never come. `local` counts milliseconds as if it were UTC.
 */
function firstReaching(stretches: readonly ClockStretch[], local: number): Moment {
  for (const { from, until, offset } of stretches) {
    if (local - offset < until) return Math.max(from, local - offset);
  }
  throw new Error("Invariant: the last stretch has no end");
}

/** The most that the clocks have shown up to the moment, in milliseconds as if it were UTC. */
function furthestLocal(stretches: readonly ClockStretch[], moment: Moment): number {
  let furthest = Number.NEGATIVE_INFINITY;
  for (const { from, until, offset } of stretches) {
    if (moment < from) break;
    furthest = Math.max(furthest, moment < until ? moment + offset : until - 1 + offset);
  }
  return furthest;
}

function toLocal(text: string): number {
  const [, date = "", hour, minute, second = "0", fraction = ""] = LOCAL_TIME.exec(text) ?? [];
  invariant(hour !== undefined && minute !== undefined, `"${text}" is a local date and time`);
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return toDayNumber(date) * DAY + seconds * 1000 + Number(fraction.padEnd(3, "0"));
}
