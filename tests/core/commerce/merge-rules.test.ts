import { expect, test } from "vitest";
import { isTopic, MERGE_RULES } from "#app/core/commerce/merge-rules.ts";

/** Written out once more by hand: a topic that changes its rule must be meant to. */
const EXPECTED = {
  "full-state": [
    "checkouts/create",
    "checkouts/update",
    "customers/create",
    "customers/disable",
    "customers/enable",
    "customers/update",
    "orders/cancelled",
    "orders/create",
    "orders/paid",
    "orders/updated",
    "products/create",
    "products/update",
    "shop/update",
  ],
  "grow-only": ["refunds/create"],
  delta: [
    "customer.joined_segment",
    "customer.left_segment",
    "customer.tags_added",
    "customer.tags_removed",
    "customers_email_marketing_consent/update",
    "customers_marketing_consent/update",
  ],
  hint: [
    "app/scopes_update",
    "collections/create",
    "collections/delete",
    "collections/update",
    "metafield_definitions/create",
    "metafield_definitions/delete",
    "metafield_definitions/update",
    "orders/edited",
  ],
  terminal: [
    "checkouts/delete",
    "customers/delete",
    "customers/merge",
    "customers/redact",
    "orders/delete",
    "products/delete",
  ],
  shop: ["app/uninstalled", "customers/data_request", "shop/redact"],
};

test.each(Object.entries(EXPECTED))("the topics that merge as %s", (kind, topics) => {
  const found = Object.entries(MERGE_RULES).filter(([, rule]) => rule.kind === kind);
  expect(found.map(([topic]) => topic).sort()).toEqual(topics);
});

test("every topic has a rule, and no other text is a topic", () => {
  expect(Object.keys(MERGE_RULES).sort()).toEqual(Object.values(EXPECTED).flat().sort());
  expect(isTopic("orders/create")).toBe(true);
  expect(isTopic("orders/invented")).toBe(false);
  expect(isTopic("constructor")).toBe(false);
});
