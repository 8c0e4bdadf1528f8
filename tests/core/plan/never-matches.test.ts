import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { neverMatches } from "#app/core/plan/never-matches.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { anyAnswerableQuery } from "#tests/support/arbitraries/any-answerable-query.ts";
import { anyHistory, anyMoment, anyStage } from "#tests/support/arbitraries/any-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { runs } from "#tests/support/runs.ts";

test.each([
  "number_of_orders < 0",
  "in_segment = 'Regulars' AND number_of_orders = 1",
  "NOT (in_segment = 'Everybody')",
  "NOT number_of_orders >= 0",
  "NOT (last_order_date IS NULL OR last_order_date IS NOT NULL)",
  "NOT (number_of_orders >= 3 OR number_of_orders < 4)",
  "orders_placed MATCHES (count < 0)",
  "products_purchased MATCHES (quantity < 0)",
  "last_order_date > today",
  "customer_added_date >= +1w AND amount_spent > 5",
  "number_of_orders < 0 OR orders_placed MATCHES (count = -1)",
])("nobody can ever fulfil %s", (query) => {
  expect(neverMatches(aQuery(query))).toBe(true);
});

test.each([
  "",
  "in_segment != 'Regulars' AND number_of_orders = 1",
  "in_segment IN ('Everybody', 'Snapshot')",
  "number_of_orders = 0",
  "number_of_orders < 0 OR amount_spent > 1",
  "orders_placed NOT MATCHES (count < 0)",
  "products_purchased MATCHES (quantity < 0, count = 0)",
  "last_order_date >= today",
  "amount_spent < 0",
  "customer_tags CONTAINS 'a' AND NOT customer_tags CONTAINS 'b'",
])("somebody may fulfil %s", (query) => {
  expect(neverMatches(aQuery(query))).toBe(false);
});

test("nobody fulfils what never matches", () => {
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
      if (!neverMatches(query)) return;
      const context = { calendar: makeCalendar(zone), excludedTraits: 3, currencyExponent: 2 };
      expect(compilePredicate(query)(history, at, context)).toBe(false);
    }),
    { numRuns: runs(400) },
  );
});
