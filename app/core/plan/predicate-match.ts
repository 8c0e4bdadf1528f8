import { assertNever } from "#app/lib/assert-never.ts";
import { toDecimal } from "#app/lib/decimal-places.ts";
import type { OrderState } from "#app/core/catalog/customer-history.ts";
import type { Match } from "#app/core/language/ast.ts";
import { type Circle, isWithin, PLACE_PATTERN, readPlace } from "./circle.ts";
import type { HistoryView } from "./history-view.ts";
import { type LineParameter, type OrderParameter, readMatch } from "./match-parameters.ts";
import { compileActivityMatch } from "./predicate-activity.ts";
import { compileCheckoutMatch } from "./predicate-checkouts.ts";
import { netOf } from "./net-of.ts";
import { compileLineFilter, compileOrderFilter, type OrderedLine } from "./predicate-filters.ts";
import { compileNumberTest, type FactTest } from "./predicate-tests.ts";

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
    case "places": {
      const { attribute, circles } = read;
      return (view) => match.negated !== placesWithin(view, attribute, circles).length > 0;
    }
    case "checkouts": {
      const holds = compileCheckoutMatch(read);
      return (view) => match.negated !== holds(view);
    }
    case "activity":
    case "activity-rate": {
      const holds = compileActivityMatch(read);
      return (view) => match.negated !== holds(view);
    }
    default:
      return assertNever(read);
  }
}

const PLACE = new RegExp(PLACE_PATTERN);

/** The customer's places that lie in all the circles. */
export function placesWithin(
  view: HistoryView,
  attribute: string,
  circles: readonly Circle[],
): readonly string[] {
  return view
    .values(attribute)
    .filter((text) => PLACE.test(text))
    .filter((text) => circles.every((circle) => isWithin(readPlace(text), circle)));
}

function answer<T>(
  rows: readonly T[],
  aggregates: readonly FactTest<readonly T[]>[],
  view: HistoryView,
): boolean {
  if (aggregates.length === 0) return rows.length > 0;
  return aggregates.every((holds) => holds(rows, view));
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

function compileLineAggregate(
  parameter: LineParameter<"aggregate">,
): FactTest<readonly OrderedLine[]> {
  const holds = compileNumberTest(parameter.test);
  return (lines, view) => holds([lineTotal(parameter.name, lines, view)], view);
}

/** What lines come to, as the decimal that an aggregate compares: `count` counts the orders they are in. */
export function lineTotal(
  name: LineParameter<"aggregate">["name"],
  lines: readonly OrderedLine[],
  { context }: HistoryView,
): string {
  switch (name) {
    case "count":
      return String(new Set(lines.map(({ order }) => order.order)).size);
    case "sum_quantity":
      return String(lines.reduce((sum, { line }) => sum + line.quantity, 0));
    case "sum_amount":
      return toDecimal(netOf(lines.map(({ line }) => line)), context.currencyExponent);
    default:
      return assertNever(name);
  }
}
