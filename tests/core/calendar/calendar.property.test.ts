import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { calendarSteps } from "#app/core/calendar/calendar-steps.ts";
import { addOffset } from "#app/core/calendar/plain-date.ts";
import { runs } from "#tests/support/runs.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Zones with something odd about them come up as often as all others together. */
const anyZone = fc.oneof(
  fc.constantFrom(
    "America/Havana",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Kolkata",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kwajalein",
  ),
  fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
);

/** From 1973 on all clocks differ from UTC by whole minutes. */
const anyMoment = fc.integer({ min: Date.parse("1973-01-01"), max: Date.parse("2037-12-31") });

/** A moment in a zone, within two days of a change of its clocks where there is one that year. */
const anyZonedMoment = fc
  .tuple(anyZone, anyMoment, fc.integer({ min: 0, max: 3 }))
  .chain(([zone, moment, which]) => {
    const near = clockChangesAfter(zone, moment)[which] ?? moment;
    return fc.record({
      zone: fc.constant(zone),
      moment: fc.integer({ min: near - 2 * DAY, max: near + 2 * DAY }),
    });
  });

const anyBound = fc.record({
  amount: fc.integer({ min: -40, max: 40 }),
  unit: fc.constantFrom("d", "w", "m", "y"),
  plusDays: fc.constantFrom(0, 1),
});

test("a day starts at the first minute at which the clocks show it or a later one", () => {
  fc.assert(
    fc.property(anyZonedMoment, ({ zone, moment }) => {
      const date = shownDate(zone, moment);
      expect(makeCalendar(zone).dayStart(date)).toBe(slowDayStart(zone, date));
    }),
    { numRuns: runs(150) },
  );
});

test("a moment is in the last day that has started", () => {
  fc.assert(
    fc.property(anyZonedMoment, ({ zone, moment }) => {
      const { dayOf, dayStart, nextDayStart } = makeCalendar(zone);
      const start = dayStart(dayOf(moment));
      const next = nextDayStart(moment);
      expect(start).toBeLessThanOrEqual(moment);
      expect(next).toBeGreaterThan(moment);
      expect(dayStart(dayOf(next))).toBe(next);
      expect(dayOf(next - 1)).toBe(dayOf(moment));
      expect(dayOf(start - 1) < dayOf(start)).toBe(true);
    }),
    { numRuns: runs(500) },
  );
});

test("a later date never starts earlier, and a skipped one starts with the next", () => {
  fc.assert(
    fc.property(anyZonedMoment, ({ zone, moment }) => {
      const { dayOf, dayStart } = makeCalendar(zone);
      let date = addOffset(dayOf(moment), -4, "d");
      for (let days = 0; days < 8; days += 1) {
        const next = addOffset(date, 1, "d");
        expect(dayStart(next)).toBeGreaterThanOrEqual(dayStart(date));
        const exists = dayStart(next) > dayStart(date);
        expect(dayOf(dayStart(date))).toBe(exists ? date : next);
        date = next;
      }
    }),
    { numRuns: runs(300) },
  );
});

test("a relative start never goes back as time goes on", () => {
  fc.assert(
    fc.property(
      anyZonedMoment,
      anyBound,
      fc.nat(3 * DAY),
      ({ zone, moment }, { amount, unit, plusDays }, later) => {
        const { relativeStart } = makeCalendar(zone);
        expect(relativeStart(moment + later, amount, unit, plusDays)).toBeGreaterThanOrEqual(
          relativeStart(moment, amount, unit, plusDays),
        );
      },
    ),
    { numRuns: runs(500) },
  );
});

test("an instant read off the clocks leads back to itself or to the earlier that shows the same", () => {
  fc.assert(
    fc.property(anyZonedMoment, ({ zone, moment }) => {
      const shown = shownTime(zone, moment);
      const instant = makeCalendar(zone).instantOf(shown);
      expect(instant).toBeLessThanOrEqual(moment);
      expect(shownTime(zone, instant)).toBe(shown);
    }),
    { numRuns: runs(500) },
  );
});

test("steps say of every moment what the calendar says", () => {
  fc.assert(
    fc.property(
      anyZonedMoment,
      fc.array(anyBound, { maxLength: 4 }),
      fc.nat(10 * DAY),
      fc.array(fc.nat(), { maxLength: 10 }),
      ({ zone, moment: from }, bounds, length, samples) => {
        const calendar = makeCalendar(zone);
        const { days, starts, until } = calendarSteps(calendar, bounds, from, from + length);
        expect(until).toBeGreaterThan(from + length);
        for (const sample of samples) {
          const moment = from + (sample % (until - from));
          const index = days.findLastIndex((day) => day <= moment);
          expect(days[index]).toBe(calendar.dayStart(calendar.dayOf(moment)));
          for (const [bound, { amount, unit, plusDays }] of bounds.entries()) {
            expect(starts[bound]?.[index]).toBe(
              calendar.relativeStart(moment, amount, unit, plusDays),
            );
          }
        }
      },
    ),
    { numRuns: runs(200) },
  );
});

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the zone's clocks show, "2026-11-22T15:16:17.000", with no thought for anything but Intl. */
function shownTime(zone: string, moment: number): string {
  let format = formats.get(zone);
  if (!format) {
    // Swedish writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      fractionalSecondDigits: 3,
    });
    formats.set(zone, format);
  }
  return format.format(moment).replace(" ", "T").replace(",", ".");
}

function shownDate(zone: string, moment: number): string {
  return shownTime(zone, moment).slice(0, 10);
}

function slowDayStart(zone: string, date: string): number {
  let minute = Date.parse(date) - 30 * 60 * MINUTE;
  while (shownDate(zone, minute) < date) minute += MINUTE;
  return minute;
}

/** Days of the coming year after which the clocks stand differently, by looking at each. */
function clockChangesAfter(zone: string, moment: number): number[] {
  const days = Array.from({ length: 365 }, (_, index) => moment + index * DAY);
  return days.filter(
    (day) => shownTime(zone, day).slice(11) !== shownTime(zone, day + DAY).slice(11),
  );
}
