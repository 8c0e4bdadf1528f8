import { expect, test } from "vitest";
import { resolveAlias } from "#app/core/commerce/resolve-alias.ts";

const ALIASES = new Map([
  ["1", "2"],
  ["2", "3"],
  ["7", "8"],
  ["8", "9"],
  ["9", "8"],
  ["5", "5"],
]);

test.each([
  ["1", "3", "is followed through a chain"],
  ["2", "3", "is followed one step"],
  ["3", "3", "that was never merged stands for itself"],
  ["8", "8", "in a circle stands for itself"],
  ["7", "7", "led into a circle stands for itself"],
  ["5", "5", "merged into itself stands for itself"],
])("customer %s is %s: one that %3$s", (customer, owner) => {
  expect(resolveAlias(ALIASES, customer)).toBe(owner);
});
