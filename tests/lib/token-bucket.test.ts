import { expect, test } from "vitest";
import { makeTokenBuckets } from "#app/lib/token-bucket.ts";

test("as many as the burst go at once, then one for each part of a second", () => {
  const takeTurn = makeTokenBuckets({ burst: 3, perSecond: 2 });
  expect([0, 0, 0, 0].map((now) => takeTurn("a", now))).toEqual([0, 0, 0, 1]);
  expect([499, 500, 501].map((now) => takeTurn("a", now))).toEqual([1, 0, 1]);
});

test("each key has turns of its own", () => {
  const takeTurn = makeTokenBuckets({ burst: 1, perSecond: 0.1 });
  expect([takeTurn("a", 0), takeTurn("a", 0), takeTurn("b", 0)]).toEqual([0, 10, 0]);
});

test("a bucket fills up to its burst and no further", () => {
  const takeTurn = makeTokenBuckets({ burst: 2, perSecond: 1 });
  takeTurn("a", 0);
  expect([1e9, 1e9, 1e9].map((now) => takeTurn("a", now))).toEqual([0, 0, 1]);
});

test("forgetting those that are full changes nothing for the others", () => {
  const takeTurn = makeTokenBuckets({ burst: 1, perSecond: 1 });
  for (let key = 0; key < 10_001; key += 1) takeTurn(String(key), 0);
  takeTurn("busy", 900);
  takeTurn("another", 1_500);
  expect(takeTurn("busy", 1_500)).toBe(1);
});
