import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { weekStarts } from "#app/core/calendar/week-starts.ts";

const london = makeCalendar("Europe/London");
const now = Date.UTC(2026, 3, 8, 12);

test("weeks begin on local Mondays, also where clocks change between", () => {
  const first = Date.UTC(2026, 2, 18);
  expect(weekStarts(london, { first, now, most: 10 })).toEqual([
    Date.UTC(2026, 2, 23),
    Date.UTC(2026, 2, 29, 23),
    Date.UTC(2026, 3, 5, 23),
  ]);
});

test("a week that begins at the first moment is one of them", () => {
  const first = Date.UTC(2026, 2, 23);
  expect(weekStarts(london, { first, now: first, most: 10 })).toEqual([first]);
});

test("a long history has fewer moments, evenly apart, and the same ones next week", () => {
  const first = Date.UTC(2020, 0, 1);
  const moments = weekStarts(london, { first, now, most: 50 });
  expect(moments.length).toBeLessThanOrEqual(50);
  expect(moments.length).toBeGreaterThan(40);
  const later = weekStarts(london, { first, now: now + 7 * 86_400_000, most: 50 });
  expect(later.slice(0, moments.length)).toEqual(moments);
});

test("a history that begins now has no week yet", () => {
  expect(weekStarts(london, { first: now, now, most: 10 })).toEqual([]);
});
