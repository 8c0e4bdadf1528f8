import type { Comparison, Condition, Match, Query } from "#app/core/language/ast.ts";

/** A condition that asks something of the facts itself, rather than joining others. */
export type Leaf = Comparison | Match;

/** All leaves of a query, in the order written. */
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
    default:
      yield condition;
  }
}
