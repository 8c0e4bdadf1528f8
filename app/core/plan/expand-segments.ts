import type { Condition, Reference } from "#app/core/language/ast.ts";
import { meaningsOf } from "#app/core/language/reference.ts";
import type { Span } from "#app/core/language/span.ts";

/**
 * The same condition with what the segments mean in the place of their names. What comes from a
 * segment has the span of its name. A reference to one that holds everyone has no other words and
 * stays.
 */
export function expandSegments(condition: Condition, place?: Span): Condition {
  const span = place ?? condition.span;
  switch (condition.kind) {
    case "and":
    case "or": {
      const operands = condition.operands.map((operand) => expandSegments(operand, place));
      return { ...condition, operands, span };
    }
    case "not":
      return { ...condition, operand: expandSegments(condition.operand, place), span };
    case "reference":
      return expandReference(condition, span);
    default:
      return { ...condition, span };
  }
}

function expandReference(reference: Reference, span: Span): Condition {
  const meanings = meaningsOf(reference).map((meaning) => expandSegments(meaning, span));
  const [only, ...others] = meanings;
  if (only === undefined || meanings.length < reference.segments.length) return reference;
  const meaning: Condition = others.length === 0 ? only : { kind: "or", operands: meanings, span };
  return reference.negated ? { kind: "not", operand: meaning, span } : meaning;
}
