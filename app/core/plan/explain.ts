import { assertNever } from "#app/lib/assert-never.ts";
import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Condition, Query, Reference, ReferredSegment } from "#app/core/language/ast.ts";
import { explainComparison } from "./explain-comparison.ts";
import { explainMatch } from "./explain-match.ts";
import type {
  ExplainedCondition,
  ExplainedSegment,
  Explanation,
  Grounds,
  Turn,
} from "./explanation.ts";
import { frozenHistory } from "./frozen-history.ts";
import { viewAt } from "./history-view.ts";
import type { PlanContext } from "./plan-context.ts";
import { compilePredicate } from "./predicate.ts";
import { turningMoment } from "./turning-moment.ts";
import type { Leaf } from "./visit.ts";

/** Everything the parts of one explanation look at. */
interface Subject {
  readonly history: CustomerHistory;
  /** The same, with nothing after `at`: what its turns are found by. */
  readonly frozen: CustomerHistory;
  readonly at: Moment;
  readonly context: PlanContext;
}

/**
 * Explains why a customer fulfils a query at a moment, or does not: every condition with the
 * customer's value, what it has to be, and the facts it rests on or leaves out.
 *
 * Its answers are the predicate's, of the whole and of every condition.
 */
export function explain(
  query: Query,
  history: CustomerHistory,
  at: Moment,
  context: PlanContext,
): Explanation {
  const frozen = frozenHistory(history, at);
  // Conditions say something of a customer not known yet, too.
  const subject = {
    history: { ...history, knownFrom: ALWAYS },
    frozen: { ...frozen, knownFrom: ALWAYS },
    at,
    context,
  };
  return {
    at,
    holds: compilePredicate(query)(history, at, context),
    known: history.knownFrom <= at,
    condition: query.condition && explainCondition(query.condition, subject),
    turn: turningMoment(query, frozen, at, context),
  };
}

function explainCondition(condition: Condition, subject: Subject): ExplainedCondition {
  switch (condition.kind) {
    case "and":
    case "or": {
      const operands = condition.operands.map((operand) => explainCondition(operand, subject));
      const holds =
        condition.kind === "and"
          ? operands.every((operand) => operand.holds)
          : operands.some((operand) => operand.holds);
      return { kind: condition.kind, holds, turn: turnOf(condition, subject), operands };
    }
    case "not": {
      const operand = explainCondition(condition.operand, subject);
      return { kind: "not", holds: !operand.holds, turn: operand.turn, operand };
    }
    case "reference":
      return explainReference(condition, subject);
    case "comparison":
    case "match":
      return explainLeaf(condition, subject);
    default:
      return assertNever(condition);
  }
}

function explainReference(condition: Reference, subject: Subject): ExplainedCondition {
  const operands = condition.segments.map((each) => explainSegment(each, subject));
  const holds = condition.negated !== operands.some((operand) => operand.holds);
  return { kind: "reference", condition, holds, turn: turnOf(condition, subject), operands };
}

function explainSegment(
  { segment, name, condition }: ReferredSegment,
  subject: Subject,
): ExplainedSegment {
  if (condition === undefined) {
    return { kind: "segment", segment, name, holds: true, turn: FOREVER, operands: [] };
  }
  const operand = explainCondition(condition, subject);
  const { holds, turn } = operand;
  return { kind: "segment", segment, name, holds, turn, operands: [operand] };
}

function explainLeaf(leaf: Leaf, subject: Subject): ExplainedCondition {
  const { history, at, context } = subject;
  return {
    kind: "leaf",
    condition: leaf,
    holds: compilePredicate(queryOf(leaf))(history, at, context),
    turn: turnOf(leaf, subject),
    ...groundsOf(leaf, subject),
  };
}

function groundsOf(leaf: Leaf, { history, at, context }: Subject): Grounds {
  const view = viewAt(history, at, context);
  return leaf.kind === "match"
    ? explainMatch(leaf, history, view)
    : explainComparison(leaf, history, view);
}

function turnOf(condition: Condition, { frozen, at, context }: Subject): Turn {
  return turningMoment(queryOf(condition), frozen, at, context);
}

function queryOf(condition: Condition): Query {
  return { kind: "query", condition };
}
