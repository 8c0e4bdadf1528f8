import { assertNever } from "#app/lib/assert-never.ts";
import { toDecimal } from "#app/lib/decimal-places.ts";
import type { AttributeSource } from "#app/core/catalog/attribute.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type {
  Comparison,
  Condition,
  Query,
  ReferredSegment,
  Test,
} from "#app/core/language/ast.ts";
import { daysOf } from "./attribute-days.ts";
import { type HistoryView, viewAt } from "./history-view.ts";
import { netOf } from "./net-of.ts";
import { orderDate } from "./order-date.ts";
import type { PlanContext } from "./plan-context.ts";
import { compileAnniversaryTest } from "./predicate-days.ts";
import { compileMatch } from "./predicate-match.ts";
import { compileObservedTest, unknown } from "./predicate-observed.ts";
import { compileInstantTest, compileNumberTest } from "./predicate-tests.ts";

/** Whether the customer fulfils a query at a moment, by everything the history holds. */
export type Predicate = (history: CustomerHistory, at: Moment, context: PlanContext) => boolean;

type Answer = (view: HistoryView) => boolean;

type OrdersAggregate = Extract<AttributeSource, { kind: "orders" }>["aggregate"];

/**
 * Compiles a query to a function that answers it for one customer at any moment.
 *
 * Agrees with `compileSql` on every query, history, zone and moment. Nobody is in anything before
 * the customer is known.
 */
export function compilePredicate({ condition }: Query): Predicate {
  const answer = condition ? compileCondition(condition) : () => true;
  return (history, at, context) => at >= history.knownFrom && answer(viewAt(history, at, context));
}

function compileCondition(condition: Condition): Answer {
  switch (condition.kind) {
    case "and": {
      const operands = condition.operands.map(compileCondition);
      return (view) => operands.every((answer) => answer(view));
    }
    case "or": {
      const operands = condition.operands.map(compileCondition);
      return (view) => operands.some((answer) => answer(view));
    }
    case "not": {
      const answer = compileCondition(condition.operand);
      return (view) => !answer(view);
    }
    case "comparison":
      return compileComparison(condition);
    case "match":
      return compileMatch(condition);
    case "reference": {
      const { negated } = condition;
      const answers = condition.segments.map(compileMeaning);
      return (view) => negated !== answers.some((answer) => answer(view));
    }
    default:
      return assertNever(condition);
  }
}

function compileMeaning({ condition }: ReferredSegment): Answer {
  return condition ? compileCondition(condition) : () => true;
}

function compileComparison({ attribute, test }: Comparison): Answer {
  const { source, anniversaryOf } = attribute;
  if (anniversaryOf !== undefined && source.kind !== "unknown") {
    const holds = compileAnniversaryTest(test);
    return (view) => holds(daysOf(attribute, view), view);
  }
  switch (source.kind) {
    case "orders":
      return compileOrdersTest(source.aggregate, test);
    case "added": {
      const holds = compileInstantTest(test);
      return (view) => holds(view.addedAt, view);
    }
    case "abandoned-checkout": {
      const holds = compileInstantTest(test);
      return (view) => holds(latest(view.checkouts.map(({ from }) => from)), view);
    }
    case "observed":
      return compileObservedTest(attribute, source.attribute, test);
    case "unknown":
      return unknown(test);
    default:
      return assertNever(source);
  }
}

function compileOrdersTest(aggregate: OrdersAggregate, test: Test): Answer {
  if (aggregate === "count" || aggregate === "net") {
    const holds = compileNumberTest(test);
    return aggregate === "count"
      ? (view) => holds([String(view.orders.length)], view)
      : (view) => holds([toDecimal(netOf(view.orders), view.context.currencyExponent)], view);
  }
  const holds = compileInstantTest(test);
  return (view) =>
    holds(
      orderDate(
        aggregate,
        view.orders.map(({ placed }) => placed),
      ),
      view,
    );
}

function latest(moments: readonly Moment[]): Moment | undefined {
  return moments.length === 0 ? undefined : Math.max(...moments);
}
