import { expect, test } from "vitest";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

test.each([
  ["", []],
  ["number_of_orders > 1 OR NOT products_purchased MATCHES (id = 1)", []],
  ["rfm_group = 'LOYAL' AND number_of_orders > 1", ["Shopify's RFM groups"]],
  ["companies IS NULL OR NOT companies IS NULL", ["B2B companies"]],
  ["customer_language = 'de' AND NOT customer_cities IS NULL", []],
  ["orders_placed MATCHES (location_id = 1, app_id = 2)", []],
  ["NOT shopify_email.opened MATCHES ()", []],
  ["anniversary ('metafields.facts.birth_date') = today AND age > 17", []],
  [
    "anniversary ('metafields.custom.renews_at') = today",
    ["a metafield that holds a date without a time"],
  ],
])("%s needs %j", (text, needs) => {
  expect(needsOf(aQuery(text))).toEqual(needs);
});

test.each([
  ["anniversary ('metafields.facts.birth_date') = today", ['the metafield "Birth date"']],
  ["age > 17 OR metafields.facts.birth_date IS NULL", ['the metafield "Birth date"']],
  ["market = 'DACH'", ['a customer metafield with the key "market"']],
])("in a shop without metafields %s needs %j", (text, needs) => {
  const read = readQuery(text, makeCatalog({ metafields: [] }));
  expect(read.ok && needsOf(read.query)).toEqual(needs);
});

test.each([
  ["NOT shopify_email.opened MATCHES ()", ["email"], ["Shopify Email activity"]],
  ["emails MATCHES (action = 'opened') OR open_rate MATCHES (rate > 0)", [], ["email opens"]],
  ["emails MATCHES (action = 'opened')", ["email"], []],
  ["site_visits MATCHES () OR storefront.product_viewed MATCHES ()", ["event"], ["site visits"]],
  ["events NOT MATCHES (properties.course = 'a')", ["visit"], ["custom events"]],
])("%s of a shop that has %j needs %j", (text, known, needs) => {
  const read = readQuery(text, makeCatalog({ metafields: [], known }));
  expect(read.ok && needsOf(read.query)).toEqual(needs);
});
