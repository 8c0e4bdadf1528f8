import fc from "fast-check";
import { expect, test } from "vitest";
import { firstDifference, type Stretch } from "#app/core/commerce/first-difference.ts";
import { runs } from "#tests/support/runs.ts";

const anyStretches = fc.array(
  fc
    .record({
      from: fc.integer({ min: -3, max: 12 }),
      length: fc.integer({ min: 1, max: 9 }),
      content: fc.constantFrom("a", "b", "c"),
      endless: fc.boolean(),
    })
    .map(
      ({ from, length, content, endless }): Stretch => ({
        from: from === -3 ? Number.NEGATIVE_INFINITY : from,
        until: endless ? Number.POSITIVE_INFINITY : from + length,
        content,
      }),
    ),
  { maxLength: 5 },
);

function holdingAt(stretches: readonly Stretch[], at: number): string {
  const holding = stretches.filter(({ from, until }) => from <= at && at < until);
  return holding
    .map(({ content }) => content)
    .sort()
    .join();
}

test("before the first difference both say the same, at it they do not", () => {
  fc.assert(
    fc.property(anyStretches, anyStretches, (before, after) => {
      const first = firstDifference(before, after);
      const moments = [Number.NEGATIVE_INFINITY, ...Array.from({ length: 30 }, (_, i) => i - 4)];
      const slow = moments.find((at) => holdingAt(before, at) !== holdingAt(after, at));
      expect(first).toBe(slow);
    }),
    { numRuns: runs(500) },
  );
});

test("how stretches are cut makes no difference", () => {
  const whole = [{ from: 0, until: 10, content: "a" }];
  const cut = [
    { from: 4, until: 10, content: "a" },
    { from: 0, until: 4, content: "a" },
  ];
  expect(firstDifference(whole, cut)).toBeUndefined();
});
