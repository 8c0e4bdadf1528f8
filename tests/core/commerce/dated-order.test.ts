import { expect, test } from "vitest";
import { datedOrder } from "#app/core/commerce/dated-order.ts";
import type { LineState, OrderState } from "#app/core/catalog/customer-history.ts";
import { aLineState, anOrderState } from "#tests/support/builders/a-history.ts";

const FOREVER = Number.POSITIVE_INFINITY;

function aState(from: number, until: number, lines: readonly LineState[], traits = 0): OrderState {
  return anOrderState(0, { order: "1", from, until, traits, net: BigInt(from), lines });
}

function aLine(line: string, quantity: number): LineState {
  return { ...aLineState("3", quantity), line, net: 100n };
}

test("a line that stays the same while another changes is one row", () => {
  const { totals, lines } = datedOrder([
    aState(0, 5, [aLine("a", 1), aLine("b", 2)]),
    aState(5, FOREVER, [aLine("a", 1), aLine("b", 1)]),
  ]);
  expect(totals.map(({ from, until, net }) => [from, until, net])).toEqual([
    [0, 5, 0n],
    [5, FOREVER, 5n],
  ]);
  expect(lines.map(({ line, quantity, from, until }) => [line, quantity, from, until])).toEqual([
    ["a", 1, 0, FOREVER],
    ["b", 2, 0, 5],
    ["b", 1, 5, FOREVER],
  ]);
});

test("a line that goes and comes back is two rows", () => {
  const { lines } = datedOrder([
    aState(0, 5, [aLine("a", 1)]),
    aState(5, 7, []),
    aState(7, FOREVER, [aLine("a", 1)]),
  ]);
  expect(lines.map(({ from, until }) => [from, until])).toEqual([
    [0, 5],
    [7, FOREVER],
  ]);
});

test("a line changes when its order's traits do", () => {
  const { lines } = datedOrder([
    aState(0, 5, [aLine("a", 1)]),
    aState(5, FOREVER, [aLine("a", 1)], 2),
  ]);
  expect(lines.map(({ traits }) => traits)).toEqual([0, 2]);
});
