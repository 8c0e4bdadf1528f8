import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { readMoment } from "#app/core/calendar/read-moment.ts";

const london = makeCalendar("Europe/London");

test.each([
  ["2026-05-01", Date.UTC(2026, 3, 30, 23)],
  ["2026-05-01T14:05", Date.UTC(2026, 4, 1, 13, 5)],
  ["2026-01-01T00:00:59", Date.UTC(2026, 0, 1, 0, 0, 59)],
])("%s is a moment of the zone's own time", (text, moment) => {
  expect(readMoment(text, london)).toBe(moment);
});

test.each(["", "1 May", "2026-02-30", "2026-05-01T24:00", "2026-05-01T14:05Z", "2026-05-01T"])(
  "'%s' is none",
  (text) => {
    expect(readMoment(text, london)).toBeUndefined();
  },
);
