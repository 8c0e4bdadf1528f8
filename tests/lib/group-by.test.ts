import { expect, test } from "vitest";
import { groupBy } from "#app/lib/group-by.ts";

test("items stand in the groups their keys name, in their own order", () => {
  const groups = groupBy([5, 2, 4, 1, 3], (number) => number % 2 === 0);
  expect([...groups]).toEqual([
    [false, [5, 1, 3]],
    [true, [2, 4]],
  ]);
});
