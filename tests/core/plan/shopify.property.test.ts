import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { printForShopify } from "#app/core/plan/shopify.ts";
import { anyAnswerableQuery } from "#tests/support/arbitraries/any-answerable-query.ts";
import { anyHistory, anyMoment, anyStage } from "#tests/support/arbitraries/any-history.ts";
import { anyQuery, WHOLE_LANGUAGE } from "#tests/support/arbitraries/any-query.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { runs } from "#tests/support/runs.ts";

/** What only we have: prefix NOT, elapsed time, our own names. */
const OURS =
  /(^|[(]|AND |OR )NOT |[+-]\d+(h|min)\b|\bin_segment\b|\bsatsuma_|\bevents\b|\bsite_visits\b/;

test("what is printed for Shopify keeps to Shopify's language and limits", () => {
  const seen = { printed: 0, refused: 0 };
  fc.assert(
    fc.property(anyQuery(WHOLE_LANGUAGE), (query) => {
      const print = printForShopify(query);
      if (!print.ok) {
        seen.refused += 1;
        expect(print.reasons.length).toBeGreaterThan(0);
        return;
      }
      seen.printed += 1;
      const outside = print.text.replaceAll(/'(\\.|[^'\\])*'/g, "''");
      expect(outside).not.toMatch(OURS);
      expect(print.text.length).toBeLessThanOrEqual(5_000);
      expect(outside.split(/ (?:AND|OR) /).length).toBeLessThanOrEqual(20);
    }),
    { numRuns: runs(600) },
  );
  expect(seen.printed).toBeGreaterThan(10);
  expect(seen.refused).toBeGreaterThan(10);
});

test("what is printed for Shopify means the same to us", () => {
  const seen = { inside: 0, outside: 0 };
  const scene = anyStage.chain((stage) =>
    fc.record({
      zone: fc.constant(stage.zone),
      history: anyHistory("1", stage),
      text: fc.oneof(
        anyAnswerableQuery,
        anyAnswerableQuery.map((text) => `NOT (${text})`),
      ),
      at: anyMoment(stage),
    }),
  );
  fc.assert(
    fc.property(scene, ({ zone, history, text, at }) => {
      const query = aQuery(text);
      const print = printForShopify(query);
      if (!print.ok) return;
      const context = {
        calendar: makeCalendar(zone),
        excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
        currencyExponent: 2,
      };
      const inside = compilePredicate(query)(history, at, context);
      const printed = compilePredicate(aQuery(print.text))(history, at, context);
      expect({ text, print: print.text, printed }).toEqual({
        text,
        print: print.text,
        printed: inside,
      });
      seen[inside ? "inside" : "outside"] += 1;
    }),
    { numRuns: runs(800) },
  );
  expect(seen.inside).toBeGreaterThan(10);
  expect(seen.outside).toBeGreaterThan(10);
});
