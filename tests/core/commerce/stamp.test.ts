import { expect, test } from "vitest";
import { compareStamps, isContested } from "#app/core/commerce/stamp.ts";

const stamp = (updatedAt: number, triggeredAt: number, bodyHash: string) => ({
  updatedAt,
  triggeredAt,
  bodyHash,
});

test("the later update wins, then the later trigger, then the greater hash", () => {
  const ascending = [
    stamp(1, 9, "ff"),
    stamp(2, 1, "ff"),
    stamp(2, 5, "0a"),
    stamp(2, 5, "0b"),
    stamp(3, 0, "00"),
  ];
  expect(ascending.toReversed().sort(compareStamps)).toEqual(ascending);
  expect(compareStamps(stamp(2, 5, "0a"), stamp(2, 5, "0a"))).toBe(0);
});

test("two different bodies of one update are contested, one that came twice is not", () => {
  expect(isContested(stamp(2, 5, "0a"), stamp(2, 5, "0b"))).toBe(true);
  expect(isContested(stamp(2, 5, "0a"), stamp(2, 6, "0a"))).toBe(false);
  expect(isContested(stamp(2, 5, "0a"), stamp(3, 5, "0b"))).toBe(false);
});
