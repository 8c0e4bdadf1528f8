import { once } from "node:events";
import { expect, test } from "vitest";
import { startLoop } from "#app/jobs/start-loop.server.ts";

const NEVER = 3_600_000;

test("a loop works until nothing is left, then rests until it is rung", async () => {
  let left = 3;
  let runs = 0;
  const loop = startLoop({
    name: "count",
    every: NEVER,
    run: () => {
      runs += 1;
      left -= 1;
      return Promise.resolve(left > 0);
    },
  });
  await expect.poll(() => runs).toBe(3);
  left = 2;
  loop.ring();
  await expect.poll(() => runs).toBe(5);
  await loop.stop();
  expect(loop.reading()).toMatchObject({ name: "count", runs: 5, faults: 0 });
});

test("a ring during a run is not lost", async () => {
  let runs = 0;
  let release: () => void = () => undefined;
  const loop = startLoop({
    name: "slow",
    every: NEVER,
    run: async () => {
      runs += 1;
      await new Promise<void>((resolve) => (release = resolve));
      return false;
    },
  });
  await expect.poll(() => runs).toBe(1);
  loop.ring();
  release();
  await expect.poll(() => runs).toBe(2);
  release();
  await loop.stop();
});

test("a loop that fails tries again later, and a ring does not hurry it", async () => {
  let runs = 0;
  const loop = startLoop({
    name: "unlucky",
    every: 20,
    run: () => {
      runs += 1;
      return runs < 3 ? Promise.reject(new Error("outage")) : Promise.resolve(false);
    },
  });
  await expect.poll(() => loop.reading().faults).toBe(1);
  loop.ring();
  expect(runs).toBe(1);
  await expect.poll(() => runs).toBeGreaterThanOrEqual(3);
  await loop.stop();
  expect(loop.reading().faults).toBe(2);
});

test("stopping lets the piece at hand finish and begins no other", async () => {
  let finished = 0;
  const loop = startLoop({
    name: "last",
    every: NEVER,
    run: async (_note, signal) => {
      await once(signal, "abort");
      finished += 1;
      return true;
    },
  });
  await loop.stop();
  expect(finished).toBe(1);
});
