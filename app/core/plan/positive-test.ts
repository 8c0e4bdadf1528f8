import { assertNever } from "#app/lib/assert-never.ts";
import type { Operator, Test, Value } from "#app/core/language/ast.ts";

/** A test without its negation. Every one of them is false on an unknown. */
export type PositiveTest =
  | { readonly kind: "among"; readonly values: readonly Value[] }
  | {
      readonly kind: "compare";
      readonly operator: Exclude<Operator, "=" | "!=">;
      readonly value: Value;
    }
  | { readonly kind: "between"; readonly low: Value; readonly high: Value }
  | { readonly kind: "known" };

export interface SignedTest {
  /** Whether the answer is the exact complement of the positive test's, unknowns included. */
  readonly negated: boolean;
  readonly test: PositiveTest;
}

/**
 * Separates what a test asks from whether it is turned around.
 *
 * This is the two-valued logic in one place: `!=`, NOT IN, NOT CONTAINS and IS NULL are complements
 * of tests that are false on an unknown, so they are true on it, while `<` and `>=` are two positive
 * tests, both false on it. No compiler decides this again.
 */
export function toSignedTest(test: Test): SignedTest {
  switch (test.kind) {
    case "compare":
      if (test.operator === "=") return among([test.value], false);
      if (test.operator === "!=") return among([test.value], true);
      return {
        negated: false,
        test: { kind: "compare", operator: test.operator, value: test.value },
      };
    case "between":
      return { negated: false, test: { kind: "between", low: test.low, high: test.high } };
    case "in":
      return among(test.values, test.negated);
    case "contains":
      return among([test.value], test.negated);
    case "null":
      return { negated: !test.negated, test: { kind: "known" } };
    default:
      return assertNever(test);
  }
}

function among(values: readonly Value[], negated: boolean): SignedTest {
  return { negated, test: { kind: "among", values } };
}
