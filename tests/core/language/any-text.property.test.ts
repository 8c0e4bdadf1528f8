import fc from "fast-check";
import { expect, test } from "vitest";
import { LONGEST_QUERY, MOST_MISTAKES } from "#app/core/language/limits.ts";
import { printQuery } from "#app/core/language/printer.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import {
  anyQueryText,
  QUERY_CATALOG,
  WHOLE_LANGUAGE,
} from "#tests/support/arbitraries/any-query.ts";
import { runs } from "#tests/support/runs.ts";

const FRAGMENTS = [
  ...[
    "(",
    ")",
    ",",
    ":",
    "'",
    '"',
    "\u2019",
    "=",
    "!=",
    "<",
    ">=",
    "<>",
    " ",
    "\n",
    "\u0000",
    "\ud800",
  ],
  ...["AND", "or", "NOT ", "BETWEEN ", "IS NULL", "IN (", "CONTAINS ", "MATCHES (", "NOT_MATCHES("],
  ...[
    "number_of_orders",
    "orders_placed",
    "anniversary(",
    "customer_tags",
    "date",
    "count",
    "x.y-z",
  ],
  ...[
    "5",
    "-30d",
    "2026-02-30",
    "-5h",
    "+",
    "90_days_ago",
    "1e5",
    "'vip'",
    "'it\\'s'",
    "true",
    "\\",
  ],
];

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join("")),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join(" ")),
  anyDamagedQuery(),
);

/** A sound query with a piece cut out or put in. */
function anyDamagedQuery() {
  return fc
    .tuple(anyQueryText(WHOLE_LANGUAGE), fc.nat(200), fc.nat(10), fc.constantFrom("", ...FRAGMENTS))
    .map(([text, at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));
}

test("any text reads, and either prints and reads again or has mistakes that lie in it", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const read = readQuery(text, QUERY_CATALOG);
      if (read.ok) {
        const printed = printQuery(read.query);
        const again = readQuery(printed, QUERY_CATALOG);
        expect(again.ok && printQuery(again.query)).toBe(printed);
        return;
      }
      expect(read.diagnostics.length).toBeGreaterThan(0);
      for (const { span, line, column, fix } of read.diagnostics) {
        for (const { start, end } of fix ? [span, fix.span] : [span]) {
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        }
        const lines = text.split("\n");
        expect(lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + column).toBe(
          span.start,
        );
      }
    }),
    { numRuns: runs(2000) },
  );
});

/** What a megabyte can be made of. */
const PIECES = [
  ...[
    "(",
    ")",
    "NOT ",
    "'",
    '"',
    "'\\",
    "\"'",
    '"\n',
    "-",
    "1",
    "1.",
    "a",
    "a.",
    "a-",
    "?",
    "\u0000",
  ],
  ...["\ud800", "\n", " ", ",", ":", "()", "a AND ", "a OR(", "(a OR b) AND ", "NOT (", "x y\n"],
  ...[
    "orders_placed MATCHES (",
    "orders_placed(",
    "orders_placed MATCHES (count = 1,",
    "IN (",
    "1,",
  ],
  ...[
    "number_of_orders BETWEEN ",
    "anniversary(",
    "number_of_orders = 1 AND ",
    "date:",
    "CONTAINS ",
  ],
  ...["number_of_orders = 9999999999999999999999 OR ", "a = 'x' AND NOT b MATCHES () OR "],
];

test.each(PIECES)("a megabyte of %j is read, with at most a hundred mistakes", (piece) => {
  // Quadratic time would run into the test's time limit.
  const text = piece.repeat(LONGEST_QUERY / piece.length);
  const read = readQuery(text, QUERY_CATALOG);
  if (!read.ok) expect(read.diagnostics.length).toBeLessThanOrEqual(MOST_MISTAKES);
});

test.each([
  "amount_spent > 9",
  "customer_tags CONTAINS 'x",
  "products_purchased MATCHES (id IN (1,",
])("%j with a megabyte at its end is read", (text) => {
  const long = text.padEnd(LONGEST_QUERY, text.slice(-2));
  const read = readQuery(long, QUERY_CATALOG);
  expect(read.ok).toBe(false);
});

test("a query over the limit is refused unread", () => {
  const read = readQuery(" ".repeat(LONGEST_QUERY + 1), QUERY_CATALOG);
  expect(!read.ok && read.diagnostics.map(({ message }) => message)).toEqual([
    "Query is too long (maximum is 1000000 characters)",
  ]);
});
