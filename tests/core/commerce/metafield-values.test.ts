import { expect, test } from "vitest";
import { FOREVER } from "#app/core/calendar/moment.ts";
import { expandMetafields, metafieldEntries } from "#app/core/commerce/metafield-values.ts";

const entries = (type: string, value: string) =>
  metafieldEntries([{ namespace: "custom", key: "x", type, value }]);

test.each([
  ["date", "1990-05-01", ["custom.x=1990-05-01"]],
  ["date", "1990-02-30", []],
  ["date_time", "2026-03-08T02:30:00-05:00", ["custom.x=2026-03-08T07:30:00.000Z"]],
  ["date_time", "2026-03-08T02:30:00", ["custom.x=2026-03-08T02:30:00.000Z"]],
  ["date_time", "soon", []],
  ["number_integer", "-42", ["custom.x=-42"]],
  ["number_decimal", "4,5", []],
  ["boolean", "true", ["custom.x=true"]],
  ["list.single_line_text_field", '["L","a=b"]', ["custom.x=L", "custom.x=a=b"]],
  ["list.number_integer", "[1,2]", ["custom.x=1", "custom.x=2"]],
  ["list.date", "no list", []],
  ["json", "{}", []],
  ["customer_reference", "gid://shopify/Customer/1", []],
])("a metafield of type %s that says %s is kept as %j", (type, value, expected) => {
  expect(entries(type, value)).toEqual(expected);
});

test("text that is too long to compare equals nothing that a query asks", () => {
  const [kept] = entries("multi_line_text_field", "x".repeat(5_000));
  expect(kept).toBe(`custom.x=${"x".repeat(399)}\u2026`);
});

test("with its dates each stands under its own name", () => {
  const value = { attribute: "metafields", value: "facts.note=a=b", from: 1, until: FOREVER };
  const other = { ...value, attribute: "customer_tags", value: "vip" };
  expect(expandMetafields([value, other])).toEqual([
    { ...value, attribute: "metafields.facts.note", value: "a=b" },
    other,
  ]);
});
