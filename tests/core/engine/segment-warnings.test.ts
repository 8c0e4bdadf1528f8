import { expect, test } from "vitest";
import { segmentWarnings, type WarningGrounds } from "#app/core/engine/segment-warnings.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";

function warningsOf(grounds: Partial<WarningGrounds>) {
  return segmentWarnings({
    query: aQuery("number_of_orders > 1"),
    size: 300,
    customers: 1_000,
    others: [],
    ...grounds,
  });
}

test("an ordinary segment has no warning", () => {
  expect(warningsOf({ others: [{ segment: "a", size: 300, both: 266 }] })).toEqual([]);
});

test("one that nobody can be in has that one warning", () => {
  expect(warningsOf({ query: aQuery("number_of_orders < 0"), size: 0 })).toEqual([
    { code: "never-matches" },
  ]);
});

test.each([
  [{ size: 19 }, { code: "few-members", size: 19, least: 20 }],
  [
    { size: 49, customers: 10_000 },
    { code: "small-share", share: 0.0049 },
  ],
  [{ size: 601 }, { code: "large-share", share: 0.601 }],
  [
    { others: [{ segment: "vip", size: 330, both: 290 }] },
    { code: "same-as", segment: "vip", share: 290 / 340 },
  ],
])("%j is warned of", (grounds, warning) => {
  expect(warningsOf(grounds)).toEqual([warning]);
});

test("a shop without customers has no shares", () => {
  expect(warningsOf({ size: 0, customers: 0 })).toEqual([
    { code: "few-members", size: 0, least: 20 },
  ]);
});
