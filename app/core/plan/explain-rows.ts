import type { Test } from "#app/core/language/ast.ts";
import type { CustomerValue, Measured, Needed, Reason } from "./explanation.ts";
import type { HistoryView } from "./history-view.ts";
import { neededMoment, neededValue } from "./needed.ts";
import type { FactTest } from "./predicate-tests.ts";

export interface Sifted<Row> {
  readonly passed: readonly Row[];
  readonly failed: readonly { readonly row: Row; readonly reasons: readonly Reason[] }[];
}

/** Divides rows by whether they pass all filters; those that do not know which they fail. */
export function makeSieve<Row>(
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

/** What the filters of a match ask of its rows. */
export function neededOf(
  filters: readonly { readonly name: string; readonly test: Test }[],
  view: HistoryView,
): Needed[] {
  return filters.map(({ name, test }) =>
    name === "date" ? neededMoment(test, view, name) : neededValue(test, name),
  );
}

/** What the rows of a match come to: by its aggregates, or how many there are. */
export function measured<Name extends string>(
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
