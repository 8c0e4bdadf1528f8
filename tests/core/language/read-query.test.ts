import { expect, test } from "vitest";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import { MOST_MISTAKES } from "#app/core/language/limits.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { withoutSpans } from "#tests/support/without-spans.ts";

const catalog = makeCatalog({ metafields: [] });

function messagesOf(text: string): string[] {
  const read = readQuery(text, catalog);
  return read.ok ? [] : read.diagnostics.map(({ message }) => message);
}

function conditionOf(text: string) {
  const read = readQuery(text, catalog);
  return read.ok ? read.query.condition : undefined;
}

test("blank text is the query that everyone meets", () => {
  for (const text of ["", " \n\t "]) {
    expect(readQuery(text, catalog)).toEqual({
      ok: true,
      query: { kind: "query", condition: undefined },
    });
  }
});

test("mistakes are told in Shopify's words, where Shopify counts them", () => {
  expect(messagesOf("not a valid segment query ???")).toEqual([
    "Line 1 Column 4: 'a' filter cannot be found.",
    "Line 1 Column 6: 'valid' is unexpected.",
  ]);
  expect(messagesOf("customer_tags = 'vip'")).toEqual([
    "Line 1 Column 14: customer_tags does not support operator '='",
  ]);
  expect(messagesOf("number_of_orders > 1 AND ".repeat(200) + "companies IS NULL")).toEqual([
    "Invalid query: Too many clauses (>200)",
  ]);
});

test("lines count from one and columns start anew on each", () => {
  const read = readQuery("number_of_orders > 1\r\n  AND\n foo = 1", catalog);
  expect(!read.ok && read.diagnostics).toMatchObject([{ line: 3, column: 1 }]);
});

test("a fix that is applied mends its mistake", () => {
  const text = "number_of_orders > '5' AND customer_tags = \"vip\" AND last_order_date > 30d";
  const read = readQuery(text, catalog);
  const fixes = read.ok ? [] : read.diagnostics.map(({ fix }) => fix!);
  const mended = fixes.reduceRight(
    (before, { span, text: put }) => before.slice(0, span.start) + put + before.slice(span.end),
    text,
  );
  expect(mended).toBe(
    "number_of_orders > 5 AND customer_tags CONTAINS 'vip' AND last_order_date > -30d",
  );
  expect(readQuery(mended, catalog).ok).toBe(true);
});

test("junctions of one kind are one", () => {
  const flat = conditionOf("number_of_orders > 1 AND amount_spent > 1 AND companies IS NULL");
  for (const text of [
    "(number_of_orders > 1 AND amount_spent > 1) AND companies IS NULL",
    "number_of_orders > 1 AND ((amount_spent > 1 AND companies IS NULL))",
  ]) {
    expect(withoutSpans(conditionOf(text))).toEqual(withoutSpans(flat));
  }
});

test("AND binds tighter than OR, and NOT tighter than both", () => {
  const read = conditionOf("NOT companies IS NULL AND amount_spent > 1 OR number_of_orders = 2");
  expect(read).toMatchObject({
    kind: "or",
    operands: [{ kind: "and", operands: [{ kind: "not" }, {}] }, { kind: "comparison" }],
  });
});

test("spans cover what was written", () => {
  const text = "   number_of_orders > 1 AND orders_placed MATCHES ( count > 2 )   ";
  const condition = conditionOf(text);
  expect(condition).toMatchObject({
    span: { start: 3, end: 63 },
    operands: [
      { span: { start: 3, end: 23 } },
      { span: { start: 28, end: 63 }, parameters: [{ span: { start: 52, end: 61 } }] },
    ],
  });
});

test("nesting up to a hundred is read, deeper is a mistake", () => {
  const nested = (depth: number) => "(".repeat(depth) + "companies IS NULL" + ")".repeat(depth);
  expect(messagesOf(nested(100))).toEqual([]);
  expect(messagesOf(nested(101))).toEqual([
    "Line 1 Column 100: conditions are nested too deep (>100).",
  ]);
  expect(messagesOf("NOT ".repeat(101) + "companies IS NULL")).toHaveLength(1);
});

test("nesting that only the printed query would have is bounded too", () => {
  const step = "companies IS NULL OR companies IS NOT NULL AND (";
  const text = step.repeat(60) + "amount_spent > 1" + ")".repeat(60);
  expect(messagesOf(text)).toEqual([expect.stringContaining("nested too deep")]);
});

test("a list takes five hundred values", () => {
  const list = (count: number) =>
    `products_purchased MATCHES (id IN (${Array.from({ length: count }, (_, id) => id).join()}))`;
  expect(messagesOf(list(500))).toEqual([]);
  expect(messagesOf(list(501))).toEqual([expect.stringContaining("too long (>500)")]);
});

test("at most a hundred mistakes are told, the first ones", () => {
  const read = readQuery("foo = 1 AND ".repeat(150), catalog);
  const columns = read.ok ? [] : read.diagnostics.map(({ column }) => column);
  expect(columns).toEqual(Array.from({ length: MOST_MISTAKES }, (_, index) => 12 * index));
});

test("a name from elsewhere at Shopify leads to the filter of the same meaning", () => {
  const read = readQuery("total_spent > 5 AND Country CONTAINS 'GB'", catalog);
  expect(!read.ok && read.diagnostics).toMatchObject([
    { suggestion: "amount_spent" },
    { suggestion: "customer_countries" },
  ]);
});

test("a character that cannot be stored is a mistake, even inside text", () => {
  expect(messagesOf("customer_tags CONTAINS 'a\0b'")).toEqual([
    "Line 1 Column 25: this character cannot be part of a query.",
  ]);
  expect(messagesOf("customer_tags CONTAINS '\ud83d'")).toHaveLength(1);
  expect(messagesOf("customer_tags CONTAINS '\ud83c\udf4a'")).toEqual([]);
});
