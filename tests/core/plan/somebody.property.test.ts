import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { aHistory } from "#tests/support/builders/a-history.ts";
import { anyHistory, anyMoment, anyStage } from "#tests/support/arbitraries/any-history.ts";
import { ANSWERABLE, anyQuery, type QueryScope } from "#tests/support/arbitraries/any-query.ts";

/** Each thing that can be asked, alone. */
const SCOPES: readonly (readonly [string, QueryScope])[] = [
  ...ANSWERABLE.attributes.map((each): [string, QueryScope] => [
    each.name,
    { ...ANSWERABLE, attributes: [each], functions: [] },
  ]),
  ...ANSWERABLE.functions.map((each): [string, QueryScope] => [
    each.name,
    { ...ANSWERABLE, attributes: [], functions: [each] },
  ]),
];

/**
 * The properties compare evaluators over made-up customers. Where all of those answer alike to all
 * that can be asked of a thing, they would agree about a thing that none of them can do.
 */
test.each(SCOPES)("of %s some made-up customers are and some are not", (_, scope) => {
  const scenes = anyStage.chain((stage) =>
    fc.record({
      zone: fc.constant(stage.zone),
      query: anyQuery(scope),
      history: anyHistory("1", stage),
      at: anyMoment(stage),
    }),
  );
  const answers = fc
    .sample(scenes, { numRuns: 900, seed: 20_261_122 })
    .map(({ zone, query, history, at }) => {
      const context = {
        calendar: makeCalendar(zone),
        excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
        currencyExponent: 2,
      };
      const predicate = compilePredicate(query);
      const nobody = aHistory({ customer: "1", knownFrom: history.knownFrom });
      const inside = predicate(history, at, context);
      return { inside, matters: inside !== predicate(nobody, at, context) };
    });
  expect(answers.filter(({ inside }) => inside).length).toBeGreaterThan(9);
  expect(answers.filter(({ inside }) => !inside).length).toBeGreaterThan(9);
  // Of somebody without any facts the same would often be said otherwise.
  expect(answers.filter(({ matters }) => matters).length).toBeGreaterThan(2);
});
