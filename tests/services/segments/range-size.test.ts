import { expect, test } from "vitest";
import { makeRangeSize } from "#app/services/segments/range-size.server.ts";

async function sizesFor(milliseconds: number, steps: number): Promise<number[]> {
  const sizes: number[] = [];
  const range = makeRangeSize(10);
  for (let step = 0; step < steps; step++) {
    await range.run(async (size) => {
      sizes.push(size);
      const until = performance.now() + milliseconds;
      while (performance.now() < until);
      await Promise.resolve();
    });
  }
  return sizes;
}

test("ranges grow while steps are quick, up to a limit", async () => {
  const sizes = await sizesFor(0, 14);
  expect(sizes.slice(0, 3)).toEqual([500, 750, 1125]);
  expect(sizes.at(-1)).toBe(20_000);
});

test("ranges shrink when a step takes too long, and never to nothing", async () => {
  const sizes = await sizesFor(40, 5);
  expect(sizes[1]).toBeLessThan(200);
  expect(sizes.at(-1)).toBe(100);
});
