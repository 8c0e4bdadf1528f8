import { expect, test } from "vitest";
import { orderDate } from "#app/core/plan/order-date.ts";

const DAY = 86_400_000;

test.each([
  ["nobody who ordered twice has a rhythm", [1, 5], undefined],
  ["of two distances the shorter", [1, 5, 15], 19],
  ["of three the one in the middle, whatever the order", [40, 1, 11, 15], 50],
  ["of four the second shortest", [1, 3, 13, 33, 63], 73],
  ["orders of one moment", [1, 1, 1], 1],
])("%s", (_, days, due) => {
  const placed = days.map((day) => day * DAY);
  expect(orderDate("expected", placed)).toBe(due === undefined ? undefined : due * DAY);
});
