import { expect, test } from "vitest";
import { proportionInterval } from "#app/core/statistics/proportion-interval.ts";

// Brown, Cai and DasGupta (2001) print Wilson's interval for such cases.
test.each([
  [0, 10, 0, 0.2775],
  [1, 10, 0.0179, 0.4042],
  [5, 10, 0.2366, 0.7634],
  [10, 10, 0.7225, 1],
  [50, 1_000, 0.0381, 0.0653],
])("%i of %i lies between the bounds of the table", (hits, size, low, high) => {
  const interval = proportionInterval(hits, size);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test("nothing sampled means that nothing is known", () => {
  expect(proportionInterval(0, 0)).toEqual({ low: 0, high: 1 });
});
