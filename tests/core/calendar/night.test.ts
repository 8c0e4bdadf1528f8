import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { lastNight } from "#app/core/calendar/night.ts";
import { runs } from "#tests/support/runs.ts";

const at = (text: string) => Date.parse(text);
const night = (zone: string, now: string) =>
  new Date(lastNight(makeCalendar(zone), at(now))).toISOString();

test("the night is three in the morning by the shop's own clock", () => {
  expect(night("Europe/London", "2026-07-10T12:00:00Z")).toBe("2026-07-10T02:00:00.000Z");
  expect(night("Europe/London", "2026-07-10T01:59:59.999Z")).toBe("2026-07-09T02:00:00.000Z");
  expect(night("Europe/London", "2026-07-10T02:00:00Z")).toBe("2026-07-10T02:00:00.000Z");
  expect(night("Pacific/Auckland", "2026-07-10T12:00:00Z")).toBe("2026-07-09T15:00:00.000Z");
});

test("where clocks jump over three, the night begins with the jump", () => {
  expect(night("Africa/Cairo", "2026-04-24T12:00:00Z")).toBe("2026-04-24T00:00:00.000Z");
  expect(night("Europe/Helsinki", "2026-03-29T12:00:00Z")).toBe("2026-03-29T01:00:00.000Z");
});

test("a night is never to come, never long past, and a later moment has no earlier one", () => {
  const zone = fc.constantFrom("Europe/London", "America/St_Johns", "Pacific/Apia", "Asia/Gaza");
  const moment = fc.integer({ min: at("2010-01-01T00:00:00Z"), max: at("2030-01-01T00:00:00Z") });
  fc.assert(
    fc.property(zone, moment, fc.nat(48 * 3_600_000), (name, now, later) => {
      const calendar = makeCalendar(name);
      const found = lastNight(calendar, now);
      expect(found).toBeLessThanOrEqual(now);
      // Samoa left a day out.
      expect(now - found).toBeLessThan(50 * 3_600_000);
      expect(lastNight(calendar, now + later)).toBeGreaterThanOrEqual(found);
    }),
    { numRuns: runs(200) },
  );
});
