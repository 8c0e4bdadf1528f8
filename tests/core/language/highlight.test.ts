import fc from "fast-check";
import { expect, test } from "vitest";
import { highlight } from "#app/core/language/highlight.ts";
import { QUERY_CATALOG } from "#tests/support/arbitraries/any-query.ts";
import { runs } from "#tests/support/runs.ts";

test("each part of a query has its kind", () => {
  const text = "number_of_orders >= 5 and orders_placed MATCHES (date > -30d, tag = 'x') ?";
  const parts = highlight(text, QUERY_CATALOG);
  expect(parts.map(({ span, kind }) => `${text.slice(span.start, span.end)} ${kind}`)).toEqual([
    "number_of_orders attribute",
    ">= operator",
    "5 number",
    "and keyword",
    "orders_placed function",
    "MATCHES keyword",
    "( punctuation",
    "date name",
    "> operator",
    "-30d date",
    ", punctuation",
    "tag name",
    "= operator",
    "'x' string",
    ") punctuation",
    "? unknown",
  ]);
});

test("the parts of any text are in order and leave out only blanks", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      let rest = "";
      let end = 0;
      for (const { span } of highlight(text, QUERY_CATALOG)) {
        rest += text.slice(end, span.start);
        expect(span.end).toBeGreaterThan(span.start);
        end = span.end;
      }
      expect((rest + text.slice(end)).replace(/[\s\u200b]/g, "")).toBe("");
    }),
    { numRuns: runs(500) },
  );
});
