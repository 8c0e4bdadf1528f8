import { expect, test } from "vitest";
import { compareDecimals } from "#app/lib/compare-decimals.ts";

test.each([
  ["10.9", "10.90", 0],
  ["-3", "2", -1],
  ["0.1", "0.09", 1],
  ["-0.5", "-0.51", 1],
  ["9007199254740993", "9007199254740992.9", 1],
  ["007", "7", 0],
])("%s against %s is %i", (left, right, expected) => {
  expect(compareDecimals(left, right)).toBe(expected);
  expect(compareDecimals(right, left)).toBe(expected === 0 ? 0 : -expected);
});
