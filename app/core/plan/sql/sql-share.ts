import { assertNever } from "#app/lib/assert-never.ts";
import type { Test, Value } from "#app/core/language/ast.ts";
import { type PositiveTest, toSignedTest } from "#app/core/plan/positive-test.ts";
import { toDecimalText } from "#app/core/plan/value-text.ts";
import { all, any, signed } from "./sql-tests.ts";
import type { Statement } from "./statement.ts";

/** Prints `compileShareTest`: numerics multiply exactly, so nothing is divided or rounded. */
export function printShareTest(
  statement: Statement,
  { part, whole }: { readonly part: string; readonly whole: string },
  test: Test,
): string {
  const compared = (operator: string, value: Value) => {
    const share = statement.parameters.use({ kind: "text", text: toDecimalText(value) }, "numeric");
    return `${part} ${operator} ${share} * ${whole}`;
  };
  const signedTest = toSignedTest(test);
  return signed(signedTest, all([`${whole} > 0`, printPositive(signedTest.test, compared)]));
}

function printPositive(
  test: PositiveTest,
  compared: (operator: string, value: Value) => string,
): string {
  switch (test.kind) {
    case "known":
      return "TRUE";
    case "among":
      return any(test.values.map((value) => compared("=", value)));
    case "between":
      return all([compared(">=", test.low), compared("<=", test.high)]);
    case "compare":
      return compared(test.operator, test.value);
    default:
      return assertNever(test);
  }
}
