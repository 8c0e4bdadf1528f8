import type { AbandonedLine, Abandonment } from "#app/core/catalog/customer-history.ts";
import type { Test } from "#app/core/language/ast.ts";
import type { HistoryView } from "./history-view.ts";
import {
  type CheckoutAsked,
  type CheckoutParameter,
  isOfCheckout,
  isProductParameter,
  type ReadMatch,
} from "./match-parameters.ts";
import { amounts, compileProductTest, instants, LINE_TESTS, texts } from "./predicate-filters.ts";
import { compileNumberTest, type FactTest } from "./predicate-tests.ts";

/** A line of an abandoned checkout; of one without any lines the checkout alone. */
export interface LeftLine {
  readonly checkout: Abandonment;
  readonly line: AbandonedLine | undefined;
}

/** Compiles a match over abandoned checkouts, negation aside. `count` counts checkouts. */
export function compileCheckoutMatch({
  filters,
  aggregates,
}: Extract<ReadMatch, { kind: "checkouts" }>): (view: HistoryView) => boolean {
  const tests = filters.map(compileCheckoutFilter);
  const counts = aggregates.map(({ test }) => compileNumberTest(test));
  return (view) => {
    const passing = view.abandonments.filter((checkout) =>
      leftLines(checkout).some((line) => tests.every((holds) => holds(line, view))),
    );
    if (counts.length === 0) return passing.length > 0;
    return counts.every((holds) => holds([String(passing.length)], view));
  };
}

export function leftLines(checkout: Abandonment): readonly LeftLine[] {
  return checkout.lines.length === 0
    ? [{ checkout, line: undefined }]
    : checkout.lines.map((line) => ({ checkout, line }));
}

/** Whether a line is one of those that a match looks at, as far as one parameter goes. */
export function compileCheckoutFilter({
  name,
  test,
}: CheckoutParameter<"filter">): FactTest<LeftLine> {
  if (isOfCheckout(name)) {
    const holds = CHECKOUT_TESTS[name](test);
    return ({ checkout }, view) => holds(checkout, view);
  }
  const holds = isProductParameter(name) ? compileProductTest(name, test) : LINE_TESTS[name](test);
  // Where there is no line there is none that is another one either.
  return ({ line }, view) => line !== undefined && holds(line, view);
}

const CHECKOUT_TESTS: Readonly<Record<CheckoutAsked, (test: Test) => FactTest<Abandonment>>> = {
  date: (test) => instants(test, ({ abandoned }) => abandoned),
  amount: (test) => amounts(test, ({ amount }) => amount),
  recovered: (test) => texts(test, ({ recovered }) => [String(recovered)]),
};
