import { expect, test } from "vitest";
import { needsOf } from "#app/core/language/needs.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

test.each([
  ["", []],
  ["number_of_orders > 1 OR NOT products_purchased MATCHES (id = 1)", []],
  ["customer_language = 'de' AND number_of_orders > 1", ["customer languages"]],
  ["customer_cities IS NULL OR NOT customer_regions IS NULL", ["customer addresses"]],
  ["orders_placed MATCHES (location_id = 1, app_id = 2)", []],
  ["NOT shopify_email.opened MATCHES ()", ["Shopify Email activity"]],
  ["anniversary ('metafields.facts.birth_date') = today", ["customer metafields"]],
])("%s needs %j", (text, needs) => {
  expect(needsOf(aQuery(text))).toEqual(needs);
});
