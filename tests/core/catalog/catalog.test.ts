import { expect, test } from "vitest";
import { makeCatalog } from "#app/core/catalog/catalog.ts";

const catalog = makeCatalog({
  metafields: [
    { namespace: "custom", key: "points", type: "number_integer" },
    { namespace: "custom", key: "sizes", type: "list.single_line_text_field" },
    { namespace: "custom", key: "photo", type: "file_reference" },
    { namespace: "facts", key: "birth_date", type: "date" },
  ],
});

test("a metafield is an attribute of its definition's type, under two names", () => {
  const points = catalog.attributes.get("metafields.custom.points");
  expect(points).toMatchObject({ type: "integer", list: false });
  expect(catalog.attributes.get("customer.metafields.custom.points")).toBe(points);
  expect(catalog.attributes.get("metafields.custom.sizes")).toMatchObject({
    type: "string",
    list: true,
  });
});

test("a metafield of a type that segments cannot ask is left out", () => {
  expect(catalog.attributes.has("metafields.custom.photo")).toBe(false);
});

test("Shopify's birth date is there, defined by the shop or not", () => {
  const bare = makeCatalog({ metafields: [] });
  for (const { attributes } of [bare, catalog]) {
    expect(attributes.get("metafields.facts.birth_date")).toMatchObject({ type: "date" });
  }
});

test("an alias of a function leads to the name that we print", () => {
  expect(catalog.functions.get("storefront_event.product_viewed")?.name).toBe(
    "storefront.product_viewed",
  );
});

test("parameter names are unique in each function, and enums have values", () => {
  for (const { parameters } of catalog.functions.values()) {
    expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
  }
  for (const { type, values } of catalog.attributes.values()) {
    expect(type === "enum" || type === "segment").toBe(values !== undefined);
  }
});
