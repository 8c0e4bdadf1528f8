import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { countMembers } from "./segments/count-members.ts";
import type { RawCounts } from "./scripts/count-raw-orders.ts";
import { openShop, type Shop } from "./shop/open-shop.ts";
import { readPopulation } from "./shop/population.ts";
import { grossTotal, netTotal, refundAmount } from "./shop/things.ts";

const expected = JSON.parse(
  readFileSync(new URL("./data/expected.json", import.meta.url), "utf8"),
) as RawCounts;
const now = Date.parse(expected.now);

/** The names the counting script knows them by. */
const SEGMENTS = [
  { name: "Buyers", query: "number_of_orders >= 1" },
  { name: "New", query: "first_order_date >= -30d" },
  {
    name: "Active",
    query: "last_order_date >= -90d AND first_order_date < -30d AND number_of_orders < 5",
  },
  {
    name: "Loyal",
    query: "last_order_date >= -90d AND first_order_date < -30d AND number_of_orders >= 5",
  },
  { name: "Lapsed", query: "last_order_date < -90d" },
  {
    name: "Spent over 500 in 6 months",
    query: "orders_placed MATCHES (date >= -6m, sum_amount > 500)",
  },
  { name: "Bought in the last 3 days", query: "last_order_date >= -3d" },
];

let shop: Shop;

beforeAll(() => {
  shop = openShop("harbour-gifts.myshopify.com", readPopulation(), now);
});

const sum = (amounts: readonly number[]) => amounts.reduce((total, each) => total + each, 0);

describe("the derived shop against the count over the raw rows", () => {
  test("has as many customers, orders, lines and refunds", () => {
    const orders = [...shop.orders.values()];
    expect({
      customers: shop.customers.size,
      orders: orders.length,
      guestOrders: orders.filter(({ customer }) => customer === undefined).length,
      lines: sum(orders.map(({ lines }) => lines.length)),
      refunds: sum(orders.map(({ refunds }) => refunds.length)),
    }).toEqual({
      customers: expected.customers,
      orders: expected.orders,
      guestOrders: expected.guestOrders,
      lines: expected.lines,
      refunds: expected.refunds,
    });
  });

  test("has the same money to the penny", () => {
    const orders = [...shop.orders.values()];
    const gross = sum(orders.map(grossTotal));
    const net = sum(orders.map(netTotal));
    expect(String(gross)).toBe(expected.grossPence);
    expect(String(gross - net)).toBe(expected.refundedPence);
    expect(String(sum(orders.flatMap(({ refunds }) => refunds.map(refundAmount))))).toBe(
      expected.refundedPence,
    );
  });

  test("lists what no order held", () => {
    const unmatched = readFileSync(new URL("./data/unmatched.csv", import.meta.url), "utf8");
    expect(unmatched.trimEnd().split("\n")).toHaveLength(expected.unmatched + 1);
  });

  test.each(SEGMENTS)("has the same customers in $name", ({ name, query }) => {
    const members = countMembers(shop, { query, timeZone: "Europe/London", now });
    const numbers = members.flatMap(({ number }) => number ?? []).sort((a, b) => a - b);
    const spent = sum(members.flatMap(({ orders }) => orders.map(netTotal)));
    expect({
      customers: members.length,
      spentPence: String(spent),
      digest: createHash("sha256").update(numbers.join("\n")).digest("hex"),
    }).toEqual(expected.segments[name]);
  });

  test("its last order lies in the past week", () => {
    const last = Math.max(...[...shop.orders.values()].map(({ placedAt }) => placedAt));
    expect(last).toBeLessThanOrEqual(now);
    expect(last).toBeGreaterThan(now - 7 * 24 * 3_600_000);
  });
});

describe("the invented people", () => {
  test("have addresses to which no mail can ever arrive", () => {
    const addresses = [
      ...[...shop.customers.values()].map(({ email }) => email),
      ...[...shop.orders.values()].map(({ email }) => email ?? ""),
    ];
    expect(addresses.filter((email) => !/^[a-z.0-9]+@[a-z]+\.example$/.test(email))).toEqual([]);
  });

  test("are the same on every machine", () => {
    const [first] = shop.customers.values();
    expect(first).toMatchObject({ number: 12_346, email: "priya.young.12346@mail.example" });
  });
});
