import { assertNever } from "#app/lib/assert-never.ts";
import { ALWAYS } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Match } from "#app/core/language/ast.ts";
import { explainActivity } from "./explain-activity.ts";
import { explainCheckouts } from "./explain-checkouts.ts";
import { orderFact, uncountedOrders } from "./explained-orders.ts";
import type { CustomerValue, Fact, Grounds, LineFact, UncountedFact } from "./explanation.ts";
import { makeSieve, measured, neededOf } from "./explain-rows.ts";
import type { HistoryView } from "./history-view.ts";
import { type ReadMatch, readMatch } from "./match-parameters.ts";
import { compileLineFilter, compileOrderFilter, type OrderedLine } from "./predicate-filters.ts";
import { neededValue } from "./needed.ts";
import { lineTotal, orderTotal, placesWithin } from "./predicate-match.ts";

/** What the answer of a match rests on. */
export function explainMatch(match: Match, history: CustomerHistory, view: HistoryView): Grounds {
  const read = readMatch(match);
  switch (read.kind) {
    case "unknown":
      return unanswerable(match);
    case "orders":
      return explainOrders(read, history, view);
    case "lines":
      return explainLines(read, history, view);
    case "places":
      return explainPlaces(match, read, view);
    case "checkouts":
      return explainCheckouts(read, history, view);
    case "activity":
    case "activity-rate":
      return explainActivity(read, view);
    default:
      return assertNever(read);
  }
}

type Read<Kind extends ReadMatch["kind"]> = Extract<ReadMatch, { kind: Kind }>;

function explainOrders(read: Read<"orders">, history: CustomerHistory, view: HistoryView): Grounds {
  const sieve = makeSieve(
    read.filters.map((filter) => ({ name: filter.name, holds: compileOrderFilter(filter) })),
    view,
  );
  const { passed, failed } = sieve(view.orders);
  return {
    filters: neededOf(read.filters, view),
    measured: measured(read.aggregates, passed.length, (name) =>
      name === "count"
        ? { kind: "count", count: passed.length }
        : { kind: "amount", decimal: orderTotal(name, passed, view) },
    ),
    counted: passed.map((order) => orderFact(order, view)),
    uncounted: [
      ...failed.map(({ row, reasons }) => ({ fact: orderFact(row, view), reasons })),
      ...uncountedOrders(history, view),
    ],
  };
}

function explainLines(read: Read<"lines">, history: CustomerHistory, view: HistoryView): Grounds {
  const sieve = makeSieve(
    read.filters.map((filter) => ({ name: filter.name, holds: compileLineFilter(filter) })),
    view,
  );
  const lines = view.orders.flatMap((order) => order.lines.map((line) => ({ order, line })));
  const { passed, failed } = sieve(lines);
  return {
    filters: neededOf(read.filters, view),
    measured: measured(read.aggregates, passed.length, (name) => {
      const total = lineTotal(name, passed, view);
      return name === "sum_amount"
        ? { kind: "amount", decimal: total }
        : { kind: "count", count: Number(total) };
    }),
    counted: passed.map(lineFact),
    uncounted: [
      ...failed.map(({ row, reasons }) => ({ fact: lineFact(row), reasons })),
      // Of what is gone from an order only that matters which would count otherwise.
      ...sieve(goneLines(history, view)).passed.map(
        (line): UncountedFact => ({
          fact: lineFact(line),
          reasons: [{ kind: "refunded" }],
        }),
      ),
      ...uncountedOrders(history, view),
    ],
  };
}

function explainPlaces(
  { parameters }: Match,
  { attribute, circles }: Read<"places">,
  view: HistoryView,
): Grounds {
  const near = placesWithin(view, attribute, circles);
  const toFact = (value: string): Fact => ({ kind: "value", value, from: ALWAYS });
  const others = view.values(attribute).filter((place) => !near.includes(place));
  return {
    filters: parameters.map(({ parameter, test }) => neededValue(test, parameter.name)),
    measured: measured([], near.length, () => ({ kind: "count", count: near.length })),
    counted: near.map(toFact),
    uncounted: others.map((place) => ({
      fact: toFact(place),
      reasons: [{ kind: "filter", parameter: "coordinates" }],
    })),
  };
}

/** Lines that the orders had before the view's moment and have no more, as they last were. */
function goneLines({ orders }: CustomerHistory, view: HistoryView): OrderedLine[] {
  return view.orders.flatMap((order) => {
    const gone = new Map<string, OrderedLine>();
    const earlier = orders.filter(
      (state) => state.order === order.order && state.from < order.from,
    );
    for (const { lines } of earlier.toSorted((one, other) => one.from - other.from)) {
      for (const line of lines) gone.set(line.line, { order, line });
    }
    for (const { line } of order.lines) gone.delete(line);
    return [...gone.values()];
  });
}

function lineFact({ order, line }: OrderedLine): LineFact {
  return {
    kind: "line",
    order: order.order,
    placed: order.placed,
    line: line.line,
    product: line.product,
    quantity: line.quantity,
  };
}

function unanswerable({ function: { source }, parameters }: Match): Grounds {
  const needs =
    source.kind === "unknown"
      ? source.needs
      : parameters.flatMap(({ parameter }) => parameter.needs ?? []).join(", ");
  const value: CustomerValue = { kind: "unanswerable", needs };
  return {
    filters: [],
    measured: [{ parameter: undefined, value, needed: undefined }],
    counted: [],
    uncounted: [],
  };
}
