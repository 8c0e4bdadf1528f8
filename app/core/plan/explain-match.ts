import { assertNever } from "#app/lib/assert-never.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { Match, Test } from "#app/core/language/ast.ts";
import { orderFact, uncountedOrders } from "./explained-orders.ts";
import type {
  CustomerValue,
  Grounds,
  LineFact,
  Measured,
  Needed,
  Reason,
  UncountedFact,
} from "./explanation.ts";
import type { HistoryView } from "./history-view.ts";
import { type ReadMatch, readMatch } from "./match-parameters.ts";
import { neededMoment, neededValue } from "./needed.ts";
import { compileLineFilter, compileOrderFilter, type OrderedLine } from "./predicate-filters.ts";
import { lineTotal, orderTotal } from "./predicate-match.ts";
import type { FactTest } from "./predicate-tests.ts";

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

interface Sifted<Row> {
  readonly passed: readonly Row[];
  readonly failed: readonly { readonly row: Row; readonly reasons: readonly Reason[] }[];
}

/** Divides rows by whether they pass all filters; those that do not know which they fail. */
function makeSieve<Row>(
  filters: readonly { readonly name: string; readonly holds: FactTest<Row> }[],
  view: HistoryView,
): (rows: readonly Row[]) => Sifted<Row> {
  return (rows) => {
    const sifted = rows.map((row) => ({
      row,
      reasons: filters
        .filter(({ holds }) => !holds(row, view))
        .map(({ name }): Reason => ({ kind: "filter", parameter: name })),
    }));
    return {
      passed: sifted.filter(({ reasons }) => reasons.length === 0).map(({ row }) => row),
      failed: sifted.filter(({ reasons }) => reasons.length > 0),
    };
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

function neededOf(
  filters: readonly { readonly name: string; readonly test: Test }[],
  view: HistoryView,
): Needed[] {
  return filters.map(({ name, test }) =>
    name === "date" ? neededMoment(test, view, name) : neededValue(test, name),
  );
}

function measured<Name extends string>(
  aggregates: readonly { readonly name: Name; readonly test: Test }[],
  rows: number,
  valueOf: (name: Name) => CustomerValue,
): Measured[] {
  if (aggregates.length === 0) {
    return [{ parameter: undefined, value: { kind: "count", count: rows }, needed: undefined }];
  }
  return aggregates.map(({ name, test }) => ({
    parameter: name,
    value: valueOf(name),
    needed: neededValue(test, name),
  }));
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
