import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import {
  type CustomerHistory,
  type LineState,
  ORDER_TRAITS,
  type OrderState,
} from "#app/core/catalog/customer-history.ts";
import { DEFAULT_ORDER_POLICY, excludedTraits } from "#app/core/commerce/order-policy.ts";
import { explain } from "#app/core/plan/explain.ts";
import type { ExplainedLeaf, Explanation } from "#app/core/plan/explanation.ts";
import { aHistory, aLineState, anOrderState } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

const CONTEXT = {
  calendar: makeCalendar("Europe/London"),
  excludedTraits: excludedTraits(DEFAULT_ORDER_POLICY),
  currencyExponent: 2,
};
const NOW = Date.UTC(2026, 6, 10, 12);
const DAY = 86_400_000;

function explained(
  query: string,
  history: Partial<CustomerHistory>,
  at = NOW,
): Explanation & { readonly leaf: ExplainedLeaf } {
  const explanation = explain(aQuery(query), aHistory(history), at, CONTEXT);
  const { condition } = explanation;
  if (condition?.kind !== "leaf") throw new Error("The query has one condition");
  return { ...explanation, leaf: condition };
}

function anOrder(order: string, placed: Moment, overrides: Partial<OrderState> = {}) {
  return anOrderState(placed, { order, net: 5_000n, ...overrides });
}

function aLine(line: string, product: string): LineState {
  return { ...aLineState(product), line, net: 5_000n };
}

test("a count comes with the orders it counts and those it does not, with the reason", () => {
  const { holds, leaf } = explained("number_of_orders >= 2", {
    orders: [
      anOrder("1001", NOW - 3 * DAY),
      anOrder("1002", NOW - 2 * DAY, { traits: ORDER_TRAITS.test | ORDER_TRAITS.pos }),
      anOrder("1003", NOW - DAY, { traits: ORDER_TRAITS.foreign }),
      anOrder("1004", NOW + DAY),
    ],
  });
  expect(holds).toBe(false);
  expect(leaf.measured).toMatchObject([{ value: { kind: "count", count: 1 } }]);
  expect(leaf.counted).toEqual([
    { kind: "order", order: "1001", placed: NOW - 3 * DAY, amount: "50.00" },
  ]);
  expect(leaf.uncounted).toMatchObject([
    { fact: { order: "1002" }, reasons: [{ kind: "trait", trait: "test" }] },
    { fact: { order: "1003" }, reasons: [{ kind: "trait", trait: "foreign" }] },
  ]);
});

test("money is what the orders come to at the moment, net of refunds", () => {
  const placed = NOW - 9 * DAY;
  const refunded = NOW - 5 * DAY;
  const orders = [
    anOrder("1001", placed, { until: refunded }),
    anOrder("1001", placed, { from: refunded, net: 1_250n }),
  ];
  const { leaf } = explained("amount_spent > 40", { orders });
  expect(leaf.holds).toBe(false);
  expect(leaf.measured).toMatchObject([{ value: { kind: "amount", decimal: "12.50" } }]);
  expect(explained("amount_spent > 40", { orders }, refunded - 1).leaf.holds).toBe(true);
});

test("a date is resolved to instants of the shop's days, and its turn is the day it passes", () => {
  const placed = Date.UTC(2026, 6, 1, 9);
  const { leaf, turn, holds } = explained("last_order_date >= -30d", {
    orders: [anOrder("1001", placed - DAY), anOrder("1002", placed)],
  });
  expect(holds).toBe(true);
  expect(leaf.measured).toMatchObject([
    {
      value: { kind: "moment", moment: placed },
      needed: {
        outside: false,
        stretches: [{ from: Date.UTC(2026, 5, 9, 23), before: undefined }],
      },
    },
  ]);
  expect(leaf.counted).toMatchObject([{ order: "1002" }]);
  // On 1 August the 1st of July is 31 days back: London's midnight, in summer time.
  expect(turn).toBe(Date.UTC(2026, 6, 31, 23));
});

test("somebody outside is told when time alone lets them in", () => {
  const placed = Date.UTC(2026, 6, 1, 9);
  const { holds, turn } = explained("last_order_date < -30d", {
    orders: [anOrder("1002", placed)],
  });
  expect(holds).toBe(false);
  expect(turn).toBe(Date.UTC(2026, 6, 31, 23));
  expect(explained("number_of_orders > 3", {}).turn).toBe(FOREVER);
});

test("a turn of a past moment does not know what happened after it", () => {
  const placed = Date.UTC(2026, 6, 1, 9);
  const orders = [anOrder("1001", placed), anOrder("1002", placed + 20 * DAY)];
  const { turn } = explained("last_order_date < -30d", { orders }, placed + 10 * DAY);
  expect(turn).toBe(Date.UTC(2026, 6, 31, 23));
});

test("a checkout that is open will be abandoned by time alone", () => {
  const from = NOW + 5 * 60_000;
  const checkouts = [{ checkout: "c", from, until: FOREVER }];
  expect(explained("abandoned_checkout_date IS NOT NULL", { checkouts }).turn).toBe(from);
});

test("a match tells which filter each order fails", () => {
  const { leaf } = explained("orders_placed MATCHES (date >= -7d, amount > 60, count >= 1)", {
    orders: [
      anOrder("1001", NOW - 20 * DAY),
      anOrder("1002", NOW - DAY),
      anOrder("1003", NOW - DAY, { net: 7_000n }),
    ],
  });
  expect(leaf.holds).toBe(true);
  expect(leaf.filters.map(({ parameter }) => parameter)).toEqual(["date", "amount"]);
  expect(leaf.counted).toMatchObject([{ order: "1003" }]);
  expect(leaf.uncounted).toEqual([
    expect.objectContaining({
      reasons: [
        { kind: "filter", parameter: "date" },
        { kind: "filter", parameter: "amount" },
      ],
    }),
    expect.objectContaining({ reasons: [{ kind: "filter", parameter: "amount" }] }),
  ]);
});

test("a line that was refunded is listed with that reason, another product's is not", () => {
  const placed = NOW - 9 * DAY;
  const lines = [aLine("1", "11"), aLine("2", "22")];
  const { leaf } = explained("products_purchased MATCHES (id = 11)", {
    orders: [
      anOrder("1001", placed, { lines, until: NOW - DAY }),
      anOrder("1001", placed, { from: NOW - DAY, lines: [] }),
    ],
  });
  expect(leaf.holds).toBe(false);
  expect(leaf.measured).toEqual([
    { parameter: undefined, value: { kind: "count", count: 0 }, needed: undefined },
  ]);
  expect(leaf.uncounted).toEqual([
    { fact: expect.objectContaining({ line: "1" }) as unknown, reasons: [{ kind: "refunded" }] },
  ]);
});

test("a tag that was removed is listed with when", () => {
  const removed = NOW - DAY;
  const { leaf } = explained("customer_tags CONTAINS 'VIP'", {
    values: [{ attribute: "customer_tags", value: "vip", from: NOW - 9 * DAY, until: removed }],
  });
  expect(leaf.measured).toMatchObject([{ value: { kind: "texts", texts: [] } }]);
  expect(leaf.uncounted).toEqual([
    {
      fact: { kind: "value", value: "vip", from: NOW - 9 * DAY },
      reasons: [{ kind: "ended", at: removed }],
    },
  ]);
});

test("what nothing answers says what it needs", () => {
  const { leaf } = explained("rfm_group = 'LOYAL'", {});
  expect(leaf.measured).toMatchObject([
    { value: { kind: "unanswerable", needs: "Shopify's RFM groups" } },
  ]);
});

test("a customer not known yet is in nothing, whatever the conditions say", () => {
  const { known, holds, leaf } = explained("number_of_orders = 0", { knownFrom: NOW + 1 });
  expect({ known, holds, condition: leaf.holds }).toEqual({
    known: false,
    holds: false,
    condition: true,
  });
});
