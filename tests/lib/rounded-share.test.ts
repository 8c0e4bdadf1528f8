import { expect, test } from "vitest";
import { roundedShare } from "#app/lib/rounded-share.ts";

test.each([
  [10n, 1n, 3n, 3n],
  [20n, 1n, 3n, 7n],
  [5n, 1n, 2n, 2n],
  [7n, 1n, 2n, 4n],
  [-5n, 1n, 2n, -2n],
  [-7n, 1n, 2n, -4n],
  [-20n, 1n, 3n, -7n],
  [100n, 3n, 3n, 100n],
  [100n, 0n, 3n, 0n],
])("%d times %d / %d is %d", (amount, part, whole, share) => {
  expect(roundedShare(amount, part, whole)).toBe(share);
});
