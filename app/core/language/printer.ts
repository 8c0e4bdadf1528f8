import { assertNever } from "#app/lib/assert-never.ts";
import type { Condition, Query, Reference, Test } from "./ast.ts";
import { printValue } from "./print-value.ts";
import { quote } from "./quote.ts";

/**
 * Prints a query in Shopify's present syntax, on one line, with parentheses only where AND, OR
 * and NOT meet. Reading the text gives the same query but for its spans.
 */
export function printQuery(query: Query): string {
  return query.condition === undefined ? "" : printCondition(query.condition);
}

/** Prints one condition as `printQuery` does. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.operands.map(printGrouped).join(` ${condition.kind.toUpperCase()} `);
    case "not":
      return `NOT ${printGrouped(condition.operand)}`;
    case "comparison":
      return `${condition.attribute.name} ${printTest(condition.test)}`;
    case "match": {
      const parameters = condition.parameters.map(
        ({ parameter, test }) => `${parameter.name} ${printTest(test)}`,
      );
      const operator = condition.negated ? "NOT MATCHES" : "MATCHES";
      return `${condition.function.name} ${operator} (${parameters.join(", ")})`;
    }
    case "reference":
      return `in_segment ${printSegments(condition)}`;
    default:
      return assertNever(condition);
  }
}

function printSegments({ negated, segments }: Reference): string {
  const [only, ...others] = segments.map(({ name }) => quote(name));
  if (only !== undefined && others.length === 0) return `${negated ? "!=" : "="} ${only}`;
  return `${negated ? "NOT IN" : "IN"} (${[only, ...others].join(", ")})`;
}

/** Groups an AND inside an OR too: nobody should need to know which of them binds tighter. */
function printGrouped(operand: Condition): string {
  return "operands" in operand ? `(${printCondition(operand)})` : printCondition(operand);
}

/** Prints what follows a name: `>= 5`, `IN (1, 2)`. */
export function printTest(test: Test): string {
  switch (test.kind) {
    case "compare":
      return `${test.operator} ${printValue(test.value)}`;
    case "between":
      return `BETWEEN ${printValue(test.low)} AND ${printValue(test.high)}`;
    case "in":
      return `${test.negated ? "NOT IN" : "IN"} (${test.values.map(printValue).join(", ")})`;
    case "contains":
      return `${test.negated ? "NOT CONTAINS" : "CONTAINS"} ${printValue(test.value)}`;
    case "null":
      return test.negated ? "IS NOT NULL" : "IS NULL";
    default:
      return assertNever(test);
  }
}
