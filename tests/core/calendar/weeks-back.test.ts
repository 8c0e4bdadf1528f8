import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { weeksBack } from "#app/core/calendar/weeks-back.ts";

const london = makeCalendar("Europe/London");
const now = Date.UTC(2026, 3, 8, 12);

test("weeks are whole local weeks, also where clocks change between", () => {
  const first = Date.UTC(2026, 2, 18);
  expect(weeksBack(london, { first, now, most: 10 })).toEqual([
    Date.UTC(2026, 2, 18),
    Date.UTC(2026, 2, 25),
    Date.UTC(2026, 2, 31, 23),
    now,
  ]);
});

test("a long history has fewer moments, evenly apart", () => {
  const moments = weeksBack(london, { first: Date.UTC(2020, 0, 1), now, most: 50 });
  expect(moments.length).toBeLessThanOrEqual(50);
  expect(moments.length).toBeGreaterThan(40);
  expect(moments.at(-1)).toBe(now);
  expect(moments[0]).toBeLessThan(Date.UTC(2020, 2, 15));
});

test("a history that begins now is one moment", () => {
  expect(weeksBack(london, { first: now, now, most: 10 })).toEqual([now]);
});
