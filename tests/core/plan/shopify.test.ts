import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { printForShopify } from "#app/core/plan/shopify.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

test.each([
  ["number_of_orders >= 5", "number_of_orders >= 5"],
  ["last_order_date < 90_days_ago", "last_order_date < -90d"],
  ["NOT number_of_orders >= 5", "number_of_orders < 5"],
  ["in_segment = 'Regulars'", "number_of_orders >= 2 AND last_order_date >= -30d"],
  [
    "in_segment != 'Regulars' AND amount_spent > 1",
    "(number_of_orders < 2 OR last_order_date < -30d OR last_order_date IS NULL) AND amount_spent > 1",
  ],
  ["NOT (NOT amount_spent > 10)", "amount_spent > 10"],
  ["NOT customer_tags CONTAINS 'vip'", "customer_tags NOT CONTAINS 'vip'"],
  ["NOT last_order_date < -90d", "last_order_date >= -90d OR last_order_date IS NULL"],
  [
    "NOT first_order_date BETWEEN -9d AND -2d",
    "first_order_date < -9d OR first_order_date > -2d OR first_order_date IS NULL",
  ],
  ["NOT number_of_orders BETWEEN 2 AND 3", "number_of_orders < 2 OR number_of_orders > 3"],
  [
    "NOT (number_of_orders = 1 AND (customer_tags CONTAINS 'a' OR amount_spent > 5))",
    "number_of_orders != 1 OR (customer_tags NOT CONTAINS 'a' AND amount_spent <= 5)",
  ],
  ["NOT products_purchased MATCHES (id = 1)", "products_purchased NOT MATCHES (id = 1)"],
  [
    "products_purchased MATCHES (id IN (1, 2), date >= -30d, count >= 2)",
    "products_purchased MATCHES (id IN (1, 2), date >= -30d, count >= 2)",
  ],
  ["rfm_group = 'LOYAL'", "rfm_group = 'LOYAL'"],
  [
    "anniversary ('metafields.facts.birth_date') = today",
    "anniversary ('metafields.facts.birth_date') = today",
  ],
])("%s is printed", (query, text) => {
  expect(printForShopify(aQuery(query))).toEqual({ ok: true, text });
});

test.each([
  ["", { code: "blank" }],
  ["customer_email_domain != 'example.com'", { code: "unproven", name: "customer_email_domain" }],
  ["NOT last_order_date = today", { code: "unproven", name: "last_order_date" }],
  ["orders_placed MATCHES (count = 0)", { code: "unproven", name: "count" }],
  ["orders_placed MATCHES (count <= 3)", { code: "unproven", name: "count" }],
  ["orders_placed MATCHES (count != 3)", { code: "unproven", name: "count" }],
  ["orders_placed MATCHES (sum_amount < 0.5)", { code: "unproven", name: "sum_amount" }],
  ["orders_placed NOT MATCHES (count >= 3)", { code: "unproven", name: "orders_placed" }],
  ["products_purchased MATCHES (id NOT IN (1, 2))", { code: "unproven", name: "id" }],
  [
    "products_purchased MATCHES (id = 1, quantity > 2)",
    { code: "unproven", name: "products_purchased" },
  ],
  ["orders_placed MATCHES (channel = 'pos')", { code: "not-in-shopify", name: "channel" }],
  ["products_purchased MATCHES (sku = 'A')", { code: "not-in-shopify", name: "sku" }],
  ["products_purchased MATCHES (sum_amount > 5)", { code: "not-in-shopify", name: "sum_amount" }],
  ["in_segment = 'Snapshot'", { code: "not-in-shopify", name: "in_segment" }],
  ["in_segment = 'Everybody'", { code: "not-in-shopify", name: "in_segment" }],
  ["last_order_date > -48h", { code: "not-in-shopify", name: "last_order_date" }],
])("%s is not, with its reason", (query, reason) => {
  expect(printForShopify(aQuery(query))).toMatchObject({ ok: false, reasons: [reason] });
});

test("all reasons are told at once, each with its place", () => {
  const query = "last_order_date > -48h AND customer_email_domain != 'a.com'";
  expect(printForShopify(aQuery(query))).toEqual({
    ok: false,
    reasons: [
      { code: "not-in-shopify", name: "last_order_date", span: { start: 0, end: 22 } },
      { code: "unproven", name: "customer_email_domain", span: { start: 27, end: 59 } },
    ],
  });
});

test("Shopify's limits are kept", () => {
  const clauses = (count: number) =>
    Array.from({ length: count }, (_, index) => `customer_tags CONTAINS 't${index}'`).join(" OR ");
  expect(printForShopify(aQuery(clauses(10)))).toMatchObject({ ok: true });
  expect(printForShopify(aQuery(clauses(11)))).toEqual({
    ok: false,
    reasons: [{ code: "too-many-clauses", count: 11, limit: 10 }],
  });
  const long = `customer_tags CONTAINS '${"t".repeat(5_000)}'`;
  expect(printForShopify(aQuery(long))).toEqual({
    ok: false,
    reasons: [{ code: "too-long", length: 5_025, limit: 5_000 }],
  });
});

test("what is printed reads again, and prints the same", () => {
  const corpus = readFileSync("tests/corpus/queries/shopify-examples.txt", "utf8");
  const queries = corpus.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  let printed = 0;
  for (const query of queries) {
    const print = printForShopify(aQuery(query));
    if (!print.ok) continue;
    printed += 1;
    expect(printForShopify(aQuery(print.text))).toEqual(print);
  }
  expect(printed).toBeGreaterThan(0);
});
