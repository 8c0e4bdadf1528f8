import { expect, test } from "vitest";
import { DEEPEST_NESTING, LONGEST_LIST, MOST_CLAUSES } from "#app/core/language/limits.ts";
import { printQuery } from "#app/core/language/printer.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { QUERY_CATALOG } from "#tests/support/arbitraries/any-query.ts";

const CLAUSE = "number_of_orders = 1";

function codesOf(text: string): string[] {
  const read = readQuery(text, QUERY_CATALOG);
  return read.ok ? [] : read.diagnostics.map(({ code }) => code);
}

/** Parentheses that are needed, so many deep: what is printed has them too. */
function nested(depth: number): string {
  let text = CLAUSE;
  for (let level = 0; level < depth; level += 1) {
    text = `(${CLAUSE} ${level % 2 === 0 ? "AND" : "OR"} ${text})`;
  }
  return text;
}

function listed(ids: number): string {
  const list = Array.from({ length: ids }, (_, index) => index + 1).join(", ");
  return `products_purchased MATCHES (id IN (${list}))`;
}

const LIMITS: readonly (readonly [string, number, (size: number) => string])[] = [
  ["parentheses", DEEPEST_NESTING, (size) => "(".repeat(size) + CLAUSE + ")".repeat(size)],
  ["parentheses that matter", DEEPEST_NESTING, nested],
  [
    "NOT and parentheses",
    DEEPEST_NESTING,
    (size) => "NOT (".repeat(size / 2) + CLAUSE + ")".repeat(size / 2),
  ],
  ["clauses", MOST_CLAUSES, (size) => Array.from({ length: size }, () => CLAUSE).join(" OR ")],
  ["ids in a list", LONGEST_LIST, listed],
];

test.each(LIMITS)(
  "%s: %i are read and print to what reads the same, one more is a mistake",
  (_, most, make) => {
    const read = readQuery(make(most), QUERY_CATALOG);
    if (!read.ok) {
      expect(read.diagnostics).toEqual([]);
    } else {
      const printed = printQuery(read.query);
      const again = readQuery(printed, QUERY_CATALOG);
      expect(again.ok && printQuery(again.query)).toBe(printed);
    }
    expect(codesOf(make(most + 2))).toHaveLength(1);
  },
);

/** What a text of any length can be made of: read soundly, or full of mistakes. */
const PIECES = [
  "number_of_orders = 1 AND ",
  "products_purchased MATCHES (id IN (1, 2), date >= -30d) OR ",
  "customer_tags CONTAINS 'it\\'s' OR NOT (",
  "numbr_of_ordrs > x AND ",
  "orders_placed(count_at_least: 1, date_min: 90_days_ago) = true AND ",
  "1, 2, 3, ",
  "((",
  "'",
  "\u00fc?",
  "NOT NOT ",
];

/** Processor time, the least of some tries: the time of others on the machine is not ours. */
function cost(text: string): number {
  const tries = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    readQuery(text, QUERY_CATALOG);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...tries);
}

test.each(PIECES)("reading %j again and again takes time in proportion to the length", (piece) => {
  const text = (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  cost(text(60_000));
  // Four times the text: twice 2.5 and a little for the clock. Were it quadratic, 16 times.
  expect(cost(text(400_000)) / Math.max(cost(text(100_000)), 500)).toBeLessThan(8);
});
