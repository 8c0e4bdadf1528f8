import { expect, test } from "vitest";
import { closest } from "#app/lib/closest.ts";

const NAMES = ["number_of_orders", "amount_spent", "date", "count"];

test.each([
  ["number_of_order", "number_of_orders"],
  ["numbre_of_orders", "number_of_orders"],
  ["Amount_Spent", "amount_spent"],
  ["amount_spend", "amount_spent"],
  ["dat", "date"],
  ["dtae", "date"],
  ["cuont", "count"],
  ["tags", undefined],
  ["", undefined],
  ["orders", undefined],
])("%j is probably %j", (word, meant) => {
  expect(closest(word, NAMES)).toBe(meant);
});

test("a word of a megabyte is like none", () => {
  expect(closest("number_of_orders".repeat(65_536), NAMES)).toBeUndefined();
});
