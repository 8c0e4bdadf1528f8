import { expect, test } from "vitest";
import { compareStamps } from "#app/core/commerce/stamp.ts";

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
