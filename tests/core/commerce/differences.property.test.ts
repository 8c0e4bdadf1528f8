import fc from "fast-check";
import { expect, test } from "vitest";
import { differences, type Stretch } from "#app/core/commerce/differences.ts";
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

/** What one says more often than the other, at a moment. */
function differenceAt(before: readonly Stretch[], after: readonly Stretch[], at: number): string {
  const count = (stretches: readonly Stretch[], content: string) =>
    holdingAt(stretches, at).split(content).length;
  return ["a", "b", "c"].map((each) => count(after, each) - count(before, each)).join();
}

test("differences are the moments at which the difference is another than just before", () => {
  fc.assert(
    fc.property(anyStretches, anyStretches, (before, after) => {
      const moments = [Number.NEGATIVE_INFINITY, ...Array.from({ length: 30 }, (_, i) => i - 4)];
      const slow = moments.filter((at, index) => {
        const earlier = moments[index - 1];
        const was = earlier === undefined ? "0,0,0" : differenceAt(before, after, earlier);
        return differenceAt(before, after, at) !== was;
      });
      expect(differences(before, after)).toEqual(slow);
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
  expect(differences(whole, cut)).toEqual([]);
});
