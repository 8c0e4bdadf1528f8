import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { calendarSteps } from "#app/core/calendar/calendar-steps.ts";

const at = (text: string) => Date.parse(text);
const iso = (moment: number) => new Date(moment).toISOString();

test("every day from the first moment's to the last's has each bound's start", () => {
  const steps = calendarSteps(
    makeCalendar("America/Havana"),
    [
      { amount: -1, unit: "d", plusDays: 0 },
      { amount: -1, unit: "m", plusDays: 1 },
    ],
    at("2026-10-31T12:00:00Z"),
    at("2026-11-02T12:00:00Z"),
  );
  expect(steps.days.map(iso)).toEqual([
    "2026-10-31T04:00:00.000Z",
    "2026-11-01T04:00:00.000Z",
    "2026-11-02T05:00:00.000Z",
  ]);
  expect(steps.starts.map((row) => row.map(iso))).toEqual([
    ["2026-10-30T04:00:00.000Z", "2026-10-31T04:00:00.000Z", "2026-11-01T04:00:00.000Z"],
    ["2026-10-01T04:00:00.000Z", "2026-10-02T04:00:00.000Z", "2026-10-03T04:00:00.000Z"],
  ]);
  expect(iso(steps.until)).toBe("2026-11-03T05:00:00.000Z");
});

test("a day that the zone skipped is not among the days", () => {
  const { days, starts } = calendarSteps(
    makeCalendar("Pacific/Apia"),
    [{ amount: -1, unit: "d", plusDays: 0 }],
    at("2011-12-29T12:00:00Z"),
    at("2011-12-30T12:00:00Z"),
  );
  expect(days.map(iso)).toEqual(["2011-12-29T10:00:00.000Z", "2011-12-30T10:00:00.000Z"]);
  // The day before the 31st is the 30th, which never was: it starts and ends with the 31st.
  expect(starts[0]?.map(iso)).toEqual(["2011-12-28T10:00:00.000Z", "2011-12-30T10:00:00.000Z"]);
});
