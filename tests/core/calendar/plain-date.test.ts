import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addOffset, isPlainDate, toDayNumber, toPlainDate } from "#app/core/calendar/plain-date.ts";

describe("adding an offset keeps to the month's last day", () => {
  test.each([
    ["2026-03-31", -1, "m", "2026-02-28"],
    ["2024-03-31", -1, "m", "2024-02-29"],
    ["2026-05-31", 1, "m", "2026-06-30"],
    ["2026-01-31", -2, "m", "2025-11-30"],
    ["2026-01-15", -1, "m", "2025-12-15"],
    ["2026-12-15", 1, "m", "2027-01-15"],
    ["2024-02-29", 1, "y", "2025-02-28"],
    ["2024-02-29", -4, "y", "2020-02-29"],
    ["2024-02-29", -124, "y", "1900-02-28"],
    ["2024-02-28", 1, "d", "2024-02-29"],
    ["2023-02-28", 1, "d", "2023-03-01"],
    ["2024-01-01", -1, "d", "2023-12-31"],
    ["2024-03-07", -1, "w", "2024-02-29"],
    ["9999-12-31", 1, "d", "9999-12-31"],
  ] as const)("%s %i%s is %s", (date, amount, unit, sum) => {
    expect(addOffset(date, amount, unit)).toBe(sum);
  });
});

test.each([
  ["2024-02-29", true],
  ["2000-02-29", true],
  ["1900-02-29", false],
  ["2023-02-29", false],
  ["2026-04-31", false],
  ["2026-13-01", false],
  ["2026-00-10", false],
  ["2026-10-00", false],
  ["0000-01-01", false],
  ["2026-1-1", false],
  ["2026-01-01T00:00:00", false],
])("whether %s is a date: %s", (text, is) => {
  expect(isPlainDate(text)).toBe(is);
});

test("dates count days as Date does", () => {
  const first = Date.parse("0001-01-01") / 86_400_000;
  const last = Date.parse("9999-12-31") / 86_400_000;
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), (day) => {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
      expect(toPlainDate(day)).toBe(date);
      expect(toDayNumber(date)).toBe(day);
    }),
  );
});
