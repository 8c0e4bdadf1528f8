import { expect, test } from "vitest";
import { ORDER_TRAITS } from "#app/core/catalog/customer-history.ts";
import { orderTraits } from "#app/core/commerce/order-traits.ts";

test("every bit has its name", () => {
  const all = Object.values(ORDER_TRAITS).reduce((bits, bit) => bits | bit, 0);
  expect(orderTraits(all).toSorted()).toEqual(Object.keys(ORDER_TRAITS).toSorted());
});

test("an ordinary order has no trait", () => {
  expect(orderTraits(0)).toEqual([]);
});
