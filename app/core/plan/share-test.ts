import { assertNever } from "#app/lib/assert-never.ts";
import type { Test, Value } from "#app/core/language/ast.ts";
import { toSignedTest } from "./positive-test.ts";
import { toDecimalText } from "./value-text.ts";

/** So many of so many; of none it is unknown. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/**
 * Tests a share as the exact fraction it is: `part / whole >= 0.75` is asked as
 * `part >= 0.75 x whole`, so that nothing is divided or rounded.
 */
export function compileShareTest(test: Test): (share: Share) => boolean {
  const { negated, test: positive } = toSignedTest(test);
  const holds = (share: Share): boolean => {
    switch (positive.kind) {
      case "known":
        return true;
      case "among":
        return positive.values.some((value) => compareShare(share, value) === 0n);
      case "between":
        return compareShare(share, positive.low) >= 0n && compareShare(share, positive.high) <= 0n;
      case "compare":
        return ORDERINGS[positive.operator](compareShare(share, positive.value));
      default:
        return assertNever(positive);
    }
  };
  return (share) => negated !== (share.whole > 0 && holds(share));
}

const ORDERINGS = {
  "<": (order: bigint) => order < 0n,
  "<=": (order: bigint) => order <= 0n,
  ">": (order: bigint) => order > 0n,
  ">=": (order: bigint) => order >= 0n,
};

/** Negative where the share is less than the value, zero where it equals it, positive where it is more. */
function compareShare({ part, whole }: Share, value: Value): bigint {
  const [digits = "0", fraction = ""] = toDecimalText(value).split(".");
  const units = BigInt(digits + fraction);
  return BigInt(part) * 10n ** BigInt(fraction.length) - units * BigInt(whole);
}
