import { expect, test } from "vitest";
import { readsOf } from "#app/core/plan/reads.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

test.each([
  ["", []],
  ["number_of_orders > 1 OR last_order_date < today", ["orders"]],
  ["orders_placed NOT MATCHES (amount > 5)", ["orders"]],
  ["products_purchased MATCHES (id = 1)", ["lines"]],
  ["NOT products_purchased MATCHES (tag = 'sale')", ["lines", "products"]],
  ["abandoned_checkout_date >= -1d AND customer_added_date < -1y", ["checkouts", "added"]],
  ["in_segment = 'Regulars' OR in_segment != 'Snapshot'", ["orders", "value:in_segment"]],
  ["customer_tags CONTAINS 'vip'", ["value:customer_tags"]],
  ["rfm_group = 'LOYAL' OR store_credit_accounts MATCHES ()", []],
  ["shopify_email.opened MATCHES () OR open_rate MATCHES (rate > 0)", ["activity"]],
  ["storefront.product_viewed MATCHES (tag = 'sale')", ["activity", "products"]],
])("%s reads %j", (query, expected) => {
  expect([...readsOf(aQuery(query))]).toEqual(expected);
});
