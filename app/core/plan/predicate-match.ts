import { assertNever } from "#app/lib/assert-never.ts";
import { toDecimal } from "#app/lib/decimal-places.ts";
import type { LineState, OrderState } from "#app/core/catalog/customer-history.ts";
import type { Match } from "#app/core/language/ast.ts";
import type { HistoryView } from "./history-view.ts";
import { type LineParameter, type OrderParameter, readMatch } from "./match-parameters.ts";
import { netOf } from "./net-of.ts";
import {
  compileInstantTest,
  compileNumberTest,
  compileTextTest,
  type FactTest,
} from "./predicate-tests.ts";

/** A line together with the order it stands in. */
export interface OrderedLine {
  readonly order: OrderState;
  readonly line: LineState;
}

/**
 * Compiles `function MATCHES (...)`.
 *
 * Filters narrow the rows and all hold on the same one; aggregates compare what the remaining rows
 * add up to, which is 0 over none of them; without an aggregate the question is whether there is one.
 */
export function compileMatch(match: Match): (view: HistoryView) => boolean {
  const read = readMatch(match);
  switch (read.kind) {
    case "unknown":
      return () => match.negated;
    case "orders": {
      const filters = read.filters.map(compileOrderFilter);
      const aggregates = read.aggregates.map(compileOrderAggregate);
      return (view) => {
        const orders = view.orders.filter((order) => filters.every((holds) => holds(order, view)));
        return match.negated !== answer(orders, aggregates, view);
      };
    }
    case "lines": {
      const filters = read.filters.map(compileLineFilter);
      const aggregates = read.aggregates.map(compileLineAggregate);
      return (view) => {
        const lines = view.orders
          .flatMap((order) => order.lines.map((line) => ({ order, line })))
          .filter((line) => filters.every((holds) => holds(line, view)));
        return match.negated !== answer(lines, aggregates, view);
      };
    }
    default:
      return assertNever(read);
  }
}

function answer<T>(
  rows: readonly T[],
  aggregates: readonly FactTest<readonly T[]>[],
  view: HistoryView,
): boolean {
  if (aggregates.length === 0) return rows.length > 0;
  return aggregates.every((holds) => holds(rows, view));
}

/** Whether an order is one of those that a match looks at, as far as one parameter goes. */
export function compileOrderFilter({ name, test }: OrderParameter<"filter">): FactTest<OrderState> {
  switch (name) {
    case "date": {
      const holds = compileInstantTest(test);
      return (order, view) => holds(order.placed, view);
    }
    case "amount": {
      const holds = compileNumberTest(test);
      return ({ net }, view) => holds([toDecimal(net, view.context.currencyExponent)], view);
    }
    default:
      return assertNever(name);
  }
}

function compileOrderAggregate(
  parameter: OrderParameter<"aggregate">,
): FactTest<readonly OrderState[]> {
  const holds = compileNumberTest(parameter.test);
  return (orders, view) => holds([orderTotal(parameter.name, orders, view)], view);
}

/** What orders come to, as the decimal that an aggregate compares. */
export function orderTotal(
  name: OrderParameter<"aggregate">["name"],
  orders: readonly OrderState[],
  { context }: HistoryView,
): string {
  if (name === "count") return String(orders.length);
  return toDecimal(netOf(orders), context.currencyExponent);
}

/** Whether a line is one of those that a match looks at, as far as one parameter goes. */
export function compileLineFilter({ name, test }: LineParameter<"filter">): FactTest<OrderedLine> {
  switch (name) {
    case "id": {
      const holds = compileNumberTest(test);
      return ({ line }, view) => holds(line.product === undefined ? [] : [line.product], view);
    }
    case "tag": {
      const holds = compileTextTest(test, true);
      return ({ line }, view) => holds(view.tags(line.product), view);
    }
    case "date": {
      const holds = compileInstantTest(test);
      return ({ order }, view) => holds(order.placed, view);
    }
    case "quantity": {
      const holds = compileNumberTest(test);
      return ({ line }, view) => holds([String(line.quantity)], view);
    }
    default:
      return assertNever(name);
  }
}

function compileLineAggregate(
  parameter: LineParameter<"aggregate">,
): FactTest<readonly OrderedLine[]> {
  const holds = compileNumberTest(parameter.test);
  return (lines, view) => holds([String(lineTotal(parameter.name, lines))], view);
}

/** What lines come to: `count` counts the orders they are in. */
export function lineTotal(
  name: LineParameter<"aggregate">["name"],
  lines: readonly OrderedLine[],
): number {
  if (name === "count") return new Set(lines.map(({ order }) => order.order)).size;
  return lines.reduce((sum, { line }) => sum + line.quantity, 0);
}
