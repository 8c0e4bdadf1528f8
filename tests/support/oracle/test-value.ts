import type { Operator, Test, Value } from "#app/core/language/ast.ts";
import { compareDecimals, readDecimal, type Decimal } from "./decimal.ts";

/** Whether a number stands in the tested relation; an unknown one stands in none, and so is `!=` to all. */
export function testNumber(test: Test, number: Decimal | undefined): boolean {
  const compare = (operator: Operator, value: Value): boolean => {
    if (number === undefined) return operator === "!=";
    if (value.kind !== "number") throw new Error(`Not a number: ${value.kind}`);
    const order = compareDecimals(number, readDecimal(value.text));
    switch (operator) {
      case "=":
        return order === 0;
      case "!=":
        return order !== 0;
      case "<":
        return order < 0;
      case "<=":
        return order <= 0;
      case ">":
        return order > 0;
      case ">=":
        return order >= 0;
    }
  };
  switch (test.kind) {
    case "compare":
      return compare(test.operator, test.value);
    case "between":
      return compare(">=", test.low) && compare("<=", test.high);
    case "in":
      return test.values.some((value) => compare("=", value)) !== test.negated;
    case "null":
      return (number === undefined) !== test.negated;
    case "contains":
      throw new Error("A number contains nothing");
  }
}

/**
 * Whether a set of texts stands in the tested relation: all tags for a list, one or no text for
 * anything else. No text is an unknown: `=` and CONTAINS are false of it, their opposites true.
 */
export function testTexts(test: Test, texts: ReadonlySet<string>, foldCase: boolean): boolean {
  const has = (value: Value): boolean => {
    const text = textOf(value);
    return texts.has(foldCase ? text.toLowerCase() : text);
  };
  switch (test.kind) {
    case "compare":
      if (test.operator === "=") return has(test.value);
      if (test.operator === "!=") return !has(test.value);
      throw new Error(`Texts have no order: ${test.operator}`);
    case "in":
      return test.values.some(has) !== test.negated;
    case "contains":
      return has(test.value) !== test.negated;
    case "null":
      return (texts.size === 0) !== test.negated;
    case "between":
      throw new Error("Texts have no order: BETWEEN");
  }
}

function textOf(value: Value): string {
  if (value.kind === "string" || value.kind === "number") return value.text;
  if (value.kind === "boolean") return String(value.value);
  throw new Error(`Not a text: ${value.kind}`);
}
