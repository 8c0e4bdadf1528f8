import fc from "fast-check";
import { expect, test } from "vitest";
import { complete } from "#app/core/language/complete.ts";
import {
  anyQueryText,
  QUERY_CATALOG,
  WHOLE_LANGUAGE,
} from "#tests/support/arbitraries/any-query.ts";
import { runs } from "#tests/support/runs.ts";

/** Completes at the `|`. */
function completeAt(marked: string) {
  const cursor = marked.indexOf("|");
  return complete(marked.replace("|", ""), cursor, QUERY_CATALOG);
}

function offered(marked: string): string[] {
  return completeAt(marked).items.map(({ text }) => text);
}

test.each([
  ["number_of_o|", ["number_of_orders"]],
  ["orders|", ["orders_placed", "number_of_orders"]],
  ["number_of_orders > 1 AND cust|omer", 12],
  ["|", 1],
  ["email_subscription_status |", ["=", "!=", "IS NULL", "IS NOT NULL"]],
  ["customer_tags |", ["CONTAINS", "NOT CONTAINS", "IS NULL", "IS NOT NULL"]],
  ["customer_tags NOT |", ["CONTAINS"]],
  ["in_segment |", ["=", "!=", "IN", "NOT IN"]],
  ["in_segment = 'be|", ["'Best of both'"]],
  ["in_segment NOT IN ('Snapshot', 'reg|", ["'Regulars'"]],
  ["orders_placed |", ["MATCHES", "NOT MATCHES"]],
  ["orders_placed NOT |", ["MATCHES"]],
  ["orders_placed MATCHES |", ["("]],
  ["orders_placed MATCHES (da|", ["date"]],
  ["orders_placed MATCHES (count > 1 |", [",", ")"]],
  [
    "store_credit_accounts MATCHES (balance > 1, currency = 'EUR', |",
    ["next_expiry_date", "last_credit_date"],
  ],
  ["orders_placed MATCHES (count > 1) |", ["AND", "OR"]],
  ["(number_of_orders = 1 |", ["AND", "OR", ")"]],
  ["number_of_orders = 1 o|", ["OR"]],
  ["NOT (companies |", 9],
  ["companies IS |", ["NULL", "NOT NULL"]],
  ["number_of_orders BETWEEN 1 |", ["AND"]],
  ["email_subscription_status = 'SUB|", ["'SUBSCRIBED'", "'NOT_SUBSCRIBED'", "'UNSUBSCRIBED'"]],
  ["last_order_date >= -3|", ["-30d"]],
  ["last_order_date BETWEEN -30d AND to|", ["today"]],
  ["metafields.custom.member = |", ["true", "false"]],
  ["products_purchased MATCHES (id IN (1, |", []],
  ["number_of_orders nonsense |", []],
])("%s offers %j", (marked, expected) => {
  if (typeof expected === "number") expect(offered(marked).length).toBeGreaterThanOrEqual(expected);
  else expect(offered(marked)).toEqual(expected);
});

test("a completion replaces the word under the cursor as far as it is typed", () => {
  expect(completeAt("number_of_orders > 1 AND amo|unt").span).toEqual({ start: 25, end: 28 });
  expect(completeAt("number_of_orders > 1 |").span).toEqual({ start: 21, end: 21 });
});

test("where any text may stand, the shop is to be searched for it", () => {
  expect(completeAt("customer_tags CONTAINS 'vi|").search).toEqual({
    name: "customer_tags",
    typed: "vi",
  });
  expect(completeAt("products_purchased MATCHES (id = 12|").search).toEqual({
    name: "id",
    typed: "12",
  });
  expect(completeAt("rfm_group = 'L|").search).toBeUndefined();
});

test("every beginning of every query completes", () => {
  fc.assert(
    fc.property(anyQueryText(WHOLE_LANGUAGE), fc.nat(500), (text, at) => {
      const cursor = Math.min(at, text.length);
      const { span } = complete(text, cursor, QUERY_CATALOG);
      expect(span.start).toBeLessThanOrEqual(span.end);
      expect(span.end).toBe(cursor);
    }),
    { numRuns: runs(300) },
  );
});
