import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import { LIFECYCLE_PRESETS } from "#app/core/gallery/lifecycle-presets.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { aHistory, anOrderState } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { runs } from "#tests/support/runs.ts";

const DAY = 86_400_000;
const FOUR = LIFECYCLE_PRESETS.filter(({ kind }) => kind !== "static").map((preset) => ({
  name: preset.name,
  holds: compilePredicate(aQuery(preset.query)),
}));

/** Moments in the past months, many of them at or beside the start of a day that a preset names. */
function anyPlaced(zone: string, at: number): fc.Arbitrary<number> {
  const calendar = makeCalendar(zone);
  const edge = fc
    .tuple(fc.constantFrom(30, 90, 0, 1, 29, 31, 89, 91), fc.constantFrom(-1, 0, 1))
    .map(([days, by]) => calendar.relativeStart(at, -days, "d", 0) + by);
  const ago = fc.integer({ min: 0, max: 200 * DAY }).map((length) => at - length);
  return fc.oneof(edge, ago).map((placed) => Math.min(placed, at));
}

const anyCase = fc
  .record({
    zone: fc.constantFrom("UTC", "Europe/London", "America/Havana", "Pacific/Apia"),
    at: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 0, 1) }),
  })
  .chain(({ zone, at }) => {
    const order = fc.record({
      placed: anyPlaced(zone, at),
      traits: fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 127),
    });
    return fc.record({
      zone: fc.constant(zone),
      at: fc.constant(at),
      orders: fc.oneof(
        fc.array(order, { maxLength: 8 }),
        fc.array(order, { minLength: 5, maxLength: 8 }),
      ),
    });
  });

test("every buyer is in exactly one of New, Active, Loyal and Lapsed, and nobody else in any", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyCase, ({ zone, at, orders }) => {
      const context = {
        calendar: makeCalendar(zone),
        excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
        currencyExponent: 2,
      };
      const history = aHistory({
        orders: orders.map(({ placed, traits }, index) =>
          anOrderState(placed, { order: String(index), traits }),
        ),
      });
      const isBuyer = orders.some(({ traits }) => (traits & context.excludedTraits) === 0);
      const held = FOUR.filter(({ holds }) => holds(history, at, context));
      for (const { name } of held) seen.add(name);
      expect(held.map(({ name }) => name)).toHaveLength(isBuyer ? 1 : 0);
    }),
    { numRuns: runs(500) },
  );
  expect([...seen].toSorted()).toEqual(["Active", "Lapsed", "Loyal", "New"]);
});
