import type { Comparison, Condition, Match, Query } from "#app/core/language/ast.ts";
import { meaningsOf } from "#app/core/language/reference.ts";

/** A condition that asks something of the facts itself, rather than joining others. */
export type Leaf = Comparison | Match;

/** All leaves of a query and of the segments it asks about, in the order written. */
export function* leavesOf({ condition }: Query): Generator<Leaf> {
  if (condition) yield* leavesWithin(condition);
}

function* leavesWithin(condition: Condition): Generator<Leaf> {
  switch (condition.kind) {
    case "and":
    case "or":
      for (const operand of condition.operands) yield* leavesWithin(operand);
      break;
    case "not":
      yield* leavesWithin(condition.operand);
      break;
    case "reference":
      for (const meaning of meaningsOf(condition)) yield* leavesWithin(meaning);
      break;
    default:
      yield condition;
  }
}
