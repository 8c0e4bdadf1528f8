import { describe, expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { FOREVER } from "#app/core/calendar/moment.ts";
import { nextTurn } from "#app/core/plan/turn.ts";
import { aHistory, anOrderState } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

const CONTEXT = { calendar: makeCalendar("Europe/London"), excludedTraits: 0, currencyExponent: 2 };
const HOUR = 3_600_000;
const AT = Date.UTC(2026, 9, 20, 12);
/** Midnight in London; clocks go back on 25 October. */
const ordered = Date.UTC(2026, 9, 18, 9);
const buyer = aHistory({ orders: [anOrderState(ordered)] });

describe("the next turn is when a moving bound passes an instant", () => {
  const table: [query: string, turn: number][] = [
    ["last_order_date >= -7d", Date.UTC(2026, 9, 26)],
    ["last_order_date > -7d", Date.UTC(2026, 9, 25) - HOUR],
    ["last_order_date = -3d", Date.UTC(2026, 9, 21) - HOUR],
    ["last_order_date >= -1m", Date.UTC(2026, 10, 19)],
    ["last_order_date < -1y", Date.UTC(2027, 9, 19) - HOUR],
    ["last_order_date >= -72h", ordered + 72 * HOUR + 1],
    ["last_order_date > -72h", ordered + 72 * HOUR],
    ["orders_placed MATCHES (date >= -7d, count > 3)", Date.UTC(2026, 9, 26)],
    ["last_order_date >= +1d", FOREVER],
    ["last_order_date >= 2026-12-24", FOREVER],
    ["number_of_orders > 3", FOREVER],
  ];
  test.each(table)("%s", (query, turn) => {
    expect(nextTurn(aQuery(query), buyer, AT, CONTEXT)).toBe(turn);
  });
});

test("a stretch of a fact that begins or ends later is a turn", () => {
  const history = aHistory({
    orders: [anOrderState(ordered, { until: AT + 5 }), anOrderState(ordered, { from: AT + 5 })],
    knownFrom: AT + 9,
  });
  const query = aQuery("number_of_orders > 3");
  expect(nextTurn(query, history, AT, CONTEXT)).toBe(AT + 5);
  expect(nextTurn(query, history, AT + 5, CONTEXT)).toBe(AT + 9);
  expect(nextTurn(query, history, AT + 9, CONTEXT)).toBe(FOREVER);
});
