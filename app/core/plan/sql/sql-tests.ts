import { assertNever } from "#app/lib/assert-never.ts";
import { invariant } from "#app/lib/invariant.ts";
import type { Test } from "#app/core/language/ast.ts";
import { toInstantRanges } from "#app/core/plan/instant-ranges.ts";
import { type PositiveTest, type SignedTest, toSignedTest } from "#app/core/plan/positive-test.ts";
import { toDecimalText, toText } from "#app/core/plan/value-text.ts";
import { printBound } from "./sql-bound.ts";
import type { Statement } from "./statement.ts";

/** Makes a condition two-valued: unknown is false, and its complement true. */
export function signed({ negated }: SignedTest, condition: string): string {
  return negated ? `NOT coalesce(${condition}, false)` : `coalesce(${condition}, false)`;
}

/** Tests an instant. `alias` names the rows that carry the bounds. */
export function printInstantTest(
  statement: Statement,
  instant: string,
  alias: string,
  test: Test,
): string {
  const signedTest = toSignedTest(test);
  return signed(signedTest, printInstantRanges(statement, instant, alias, signedTest.test));
}

export function printInstantRanges(
  statement: Statement,
  instant: string,
  alias: string,
  test: PositiveTest,
): string {
  const ranges = toInstantRanges(test).map(({ from, before }) =>
    all([
      `${instant} IS NOT NULL`,
      ...(from ? [`${instant} >= ${printBound(statement, from, alias)}`] : []),
      ...(before ? [`${instant} < ${printBound(statement, before, alias)}`] : []),
    ]),
  );
  return any(ranges);
}

/** How a query's numbers are bound: as they are, as amounts in minor units, or as ids. */
export type NumberUnit = "count" | "amount" | "id";

export function printNumberTest(
  statement: Statement,
  number: string,
  unit: NumberUnit,
  test: Test,
): string {
  const signedTest = toSignedTest(test);
  return signed(signedTest, printPositiveNumberTest(statement, number, unit, signedTest.test));
}

export function printPositiveNumberTest(
  { parameters }: Statement,
  number: string,
  unit: NumberUnit,
  test: PositiveTest,
): string {
  const type = unit === "id" ? "bigint" : "numeric";
  const one = (decimal: string) =>
    parameters.use(
      unit === "amount" ? { kind: "amount", decimal } : { kind: "text", text: decimal },
      type,
    );
  switch (test.kind) {
    case "known":
      return `${number} IS NOT NULL`;
    case "among": {
      const decimals = test.values.map(toDecimalText);
      const list = parameters.use(
        unit === "amount" ? { kind: "amounts", decimals } : { kind: "texts", texts: decimals },
        `${type}[]`,
      );
      return `${number}::${type} = ANY(${list})`;
    }
    case "between":
      return `${number} BETWEEN ${one(toDecimalText(test.low))} AND ${one(toDecimalText(test.high))}`;
    case "compare":
      return `${number} ${test.operator} ${one(toDecimalText(test.value))}`;
    default:
      return assertNever(test);
  }
}

/** The texts that a test for equality names. */
export function textsOf(test: PositiveTest, folded: boolean): string[] {
  invariant(test.kind === "among", "a checked query compares text for equality");
  return test.values.map((value) => toText(value, folded));
}

export function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? "TRUE" : `(${conditions.join(" AND ")})`;
}

export function any(conditions: readonly string[]): string {
  return conditions.length === 0 ? "FALSE" : `(${conditions.join(" OR ")})`;
}
