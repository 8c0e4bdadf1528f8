import { assertNever } from "#app/lib/assert-never.ts";
import type { Comparison, Condition, Junction, Operator, Test } from "#app/core/language/ast.ts";
import { mayBeUnknown } from "./shopify-vocabulary.ts";

/**
 * The same condition without a prefix NOT, which Shopify does not have: every negation moves to the
 * leaves, where a test or a match has an exact complement. Only an anniversary has none and keeps it.
 */
export function withoutNot(condition: Condition, negated = false): Condition {
  switch (condition.kind) {
    case "and":
    case "or": {
      const { kind, operands, span } = condition;
      const flipped = (kind === "and") === negated ? "or" : "and";
      return junction(
        flipped,
        operands.map((operand) => withoutNot(operand, negated)),
        span,
      );
    }
    case "not":
      return withoutNot(condition.operand, !negated);
    case "comparison":
      return negated ? complement(condition) : condition;
    case "match":
    case "reference":
      return negated ? { ...condition, negated: !condition.negated } : condition;
    default:
      return assertNever(condition);
  }
}

/** Nested junctions of one kind are flattened, as in every tree. */
function junction(
  kind: Junction["kind"],
  operands: readonly Condition[],
  span: Junction["span"],
): Junction {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : operand));
  return { kind, operands: flat, span };
}

const OPPOSITES: Readonly<Record<Operator, Operator>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

/** The complement of an ordering leaves out unknowns, which the complement of the whole includes. */
function complement(comparison: Comparison): Condition {
  const { attribute, test, span } = comparison;
  // It is asked for a day or between two, and there is no asking for all the others.
  if (attribute.anniversaryOf !== undefined) return { kind: "not", operand: comparison, span };
  const asked = (other: Test): Comparison => ({ ...comparison, test: other });
  const orUnknown = (...conditions: Comparison[]): Condition => {
    const unknown = mayBeUnknown(attribute) ? [asked({ kind: "null", negated: false })] : [];
    const [only, ...others] = [...conditions, ...unknown];
    return only && others.length === 0 ? only : junction("or", [...conditions, ...unknown], span);
  };
  switch (test.kind) {
    case "compare": {
      const { operator, value } = test;
      const opposite = asked({ kind: "compare", operator: OPPOSITES[operator], value });
      return operator === "=" || operator === "!=" ? opposite : orUnknown(opposite);
    }
    case "between":
      return orUnknown(
        asked({ kind: "compare", operator: "<", value: test.low }),
        asked({ kind: "compare", operator: ">", value: test.high }),
      );
    case "in":
    case "contains":
    case "null":
      return asked({ ...test, negated: !test.negated });
    default:
      return assertNever(test);
  }
}
