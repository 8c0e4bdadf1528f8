import { expect, test } from "vitest";
import { isAnniversary, nextAnniversary } from "#app/core/calendar/anniversary.ts";

test.each([
  ["1990-11-22", "2026-11-22", true],
  ["1990-11-22", "2026-11-23", false],
  ["2000-02-29", "2024-02-29", true],
  ["2000-02-29", "2024-02-28", false],
  ["2000-02-29", "2025-02-28", true],
  ["2000-02-29", "2025-03-01", false],
  ["2001-02-28", "2024-02-29", false],
])("whether a birthday of %s falls on %s: %s", (birthday, date, falls) => {
  expect(isAnniversary(birthday, date)).toBe(falls);
});

test.each([
  ["1990-11-22", "2026-11-22", "2026-11-22"],
  ["1990-11-22", "2026-11-23", "2027-11-22"],
  ["2000-02-29", "2023-03-01", "2024-02-29"],
  ["2000-02-29", "2024-03-01", "2025-02-28"],
  ["2000-01-01", "2026-12-31", "2027-01-01"],
])("a birthday of %s, asked on %s, falls next on %s", (birthday, date, next) => {
  expect(nextAnniversary(birthday, date)).toBe(next);
});
