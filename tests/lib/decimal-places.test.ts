import { expect, test } from "vitest";
import { shiftPoint, toDecimal } from "#app/lib/decimal-places.ts";

test.each([
  [1099n, 2, "10.99"],
  [5n, 2, "0.05"],
  [-5n, 2, "-0.05"],
  [0n, 3, "0.000"],
  [120n, 0, "120"],
])("%s units with %i places are %s", (units, places, decimal) => {
  expect(toDecimal(units, places)).toBe(decimal);
});

test.each([
  ["10.995", 2, "1099.5"],
  ["10.9", 2, "1090"],
  ["10", 2, "1000"],
  ["-0.5", 2, "-050"],
  ["7.25", 0, "7.25"],
])("%s by %i places is %s", (decimal, places, shifted) => {
  expect(shiftPoint(decimal, places)).toBe(shifted);
});
