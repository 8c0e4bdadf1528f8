import { describe, expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import { compilePredicate } from "#app/core/plan/predicate.ts";
import { aHistory, aLineState, anOrderState, aValue } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

const AT = Date.UTC(2026, 6, 15, 12);
const DAY = 86_400_000;
const CONTEXT = {
  calendar: makeCalendar("Europe/London"),
  excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
  currencyExponent: 2,
};

function holds(query: string, history: CustomerHistory, at = AT): boolean {
  return compilePredicate(aQuery(query))(history, at, CONTEXT);
}

const NOBODY = aHistory();
const BUYER = aHistory({
  orders: [
    anOrderState(AT - 40 * DAY, { net: 1050n, lines: [aLineState("1", 2), aLineState(undefined)] }),
    anOrderState(AT - 2 * DAY, { net: 9000n, lines: [aLineState("2", 1)] }),
  ],
  productValues: new Map([["2", [aValue("tag", "sale")]]]),
});

describe("a comparison with an unknown is false, its complement true", () => {
  const table: [query: string, ofUnknown: boolean][] = [
    ["last_order_date = 2026-07-01", false],
    ["last_order_date != 2026-07-01", true],
    ["last_order_date < 2026-07-01", false],
    ["last_order_date >= 2026-07-01", false],
    ["NOT last_order_date >= 2026-07-01", true],
    ["last_order_date BETWEEN 2026-01-01 AND today", false],
    ["last_order_date IS NULL", true],
    ["last_order_date IS NOT NULL", false],
    ["customer_email_domain = 'a.example'", false],
    ["customer_email_domain != 'a.example'", true],
    ["customer_tags CONTAINS 'vip'", false],
    ["customer_tags NOT CONTAINS 'vip'", true],
    ["customer_tags IS NULL", true],
    ["abandoned_checkout_date >= -30d", false],
    ["rfm_group = 'LOYAL'", false],
    ["rfm_group != 'LOYAL'", true],
    ["shopify_email.opened MATCHES ()", false],
    ["shopify_email.opened NOT MATCHES ()", true],
    ["orders_placed MATCHES (app_id = 1)", false],
  ];
  test.each(table)("%s: %s", (query, expected) => {
    expect(holds(query, NOBODY)).toBe(expected);
  });
});

describe("counts and sums over nothing are 0", () => {
  const table: [query: string, ofNothing: boolean][] = [
    ["number_of_orders = 0", true],
    ["number_of_orders <= 3", true],
    ["number_of_orders IS NULL", false],
    ["amount_spent = 0", true],
    ["amount_spent != 0", false],
    ["orders_placed MATCHES ()", false],
    ["orders_placed NOT MATCHES ()", true],
    ["orders_placed MATCHES (count = 0)", true],
    ["orders_placed MATCHES (sum_amount < 10)", true],
    ["orders_placed MATCHES (date >= -30d, count <= 3)", true],
    ["products_purchased MATCHES (id = 1, count = 0)", true],
    ["products_purchased MATCHES (id NOT IN (1))", false],
  ];
  test.each(table)("%s: %s", (query, expected) => {
    expect(holds(query, NOBODY)).toBe(expected);
  });
});

describe("amounts are compared exactly, in the shop's currency", () => {
  const table: [query: string, expected: boolean][] = [
    ["amount_spent = 100.50", true],
    ["amount_spent = 100.5", true],
    ["amount_spent > 100.4999", true],
    ["amount_spent > 100.5", false],
    ["amount_spent BETWEEN 100.5 AND 100.5", true],
    ["orders_placed MATCHES (amount = 10.5)", true],
    ["orders_placed MATCHES (amount > 10.5, count = 1)", true],
    ["orders_placed MATCHES (sum_amount >= 100.51)", false],
  ];
  test.each(table)("%s: %s", (query, expected) => {
    expect(holds(query, BUYER)).toBe(expected);
  });
});

describe("the conditions on a line hold on the same line", () => {
  const table: [query: string, expected: boolean][] = [
    ["products_purchased MATCHES (id = 1, quantity = 2)", true],
    ["products_purchased MATCHES (id = 2, quantity = 2)", false],
    ["products_purchased MATCHES (id = 1, date >= -7d)", false],
    ["products_purchased MATCHES (tag = 'SALE', date >= -7d)", true],
    ["products_purchased MATCHES (id = 1, tag = 'sale')", false],
    ["products_purchased MATCHES (id NOT IN (1, 2))", true],
    ["products_purchased MATCHES (id != 1, tag != 'sale')", true],
    ["products_purchased MATCHES (quantity >= 1, count = 2)", true],
    ["products_purchased MATCHES (sum_quantity = 4)", true],
    ["products_purchased NOT MATCHES (id = 3)", true],
  ];
  test.each(table)("%s: %s", (query, expected) => {
    expect(holds(query, BUYER)).toBe(expected);
  });
});

describe("a day is the shop's local day", () => {
  // 23:30 UTC is half past midnight in London's summer.
  const late = aHistory({ orders: [anOrderState(Date.UTC(2026, 6, 13, 23, 30))] });
  const table: [query: string, expected: boolean][] = [
    ["last_order_date = 2026-07-14", true],
    ["last_order_date = yesterday", true],
    ["last_order_date > 2026-07-13", true],
    ["last_order_date <= 2026-07-13", false],
    ["last_order_date = 2026-07-14T00:30:00", true],
    ["last_order_date < 2026-07-14T00:30:00", false],
    ["last_order_date >= -37h", true],
    ["last_order_date > -36h", false],
    ["last_order_date BETWEEN -2d AND -1d", true],
  ];
  test.each(table)("%s: %s", (query, expected) => {
    expect(holds(query, late)).toBe(expected);
  });
});

test("facts later than the moment do not exist for it", () => {
  const later = aHistory({
    addedAt: AT + 1,
    orders: [anOrderState(AT + 1)],
    checkouts: [{ checkout: "a", from: AT + 1, until: AT + DAY }],
  });
  expect(holds("number_of_orders = 0 AND customer_added_date IS NULL", later)).toBe(true);
  expect(holds("number_of_orders = 1 AND customer_added_date IS NOT NULL", later, AT + 1)).toBe(
    true,
  );
  expect(holds("abandoned_checkout_date IS NOT NULL", later, AT + DAY - 1)).toBe(true);
  expect(holds("abandoned_checkout_date IS NOT NULL", later, AT + DAY)).toBe(false);
});

test("a customer is in nothing before being known, not even in everyone", () => {
  const history = aHistory({ knownFrom: AT });
  expect(holds("", history, AT - 1)).toBe(false);
  expect(holds("number_of_orders = 0", history, AT - 1)).toBe(false);
  expect(holds("", history, AT)).toBe(true);
});

test("orders that the policy leaves out do not count", () => {
  const cancelled = aHistory({ orders: [anOrderState(AT - DAY, { traits: 2 })] });
  expect(holds("number_of_orders = 0", cancelled)).toBe(true);
});
