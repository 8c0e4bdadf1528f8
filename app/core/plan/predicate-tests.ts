import { compareDecimals } from "#app/lib/compare-decimals.ts";
import { assertNever } from "#app/lib/assert-never.ts";
import { invariant } from "#app/lib/invariant.ts";
import { ALWAYS, FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { Test } from "#app/core/language/ast.ts";
import { instantOf } from "./bound.ts";
import type { HistoryView } from "./history-view.ts";
import { type InstantRange, toInstantRanges } from "./instant-ranges.ts";
import { type PositiveTest, toSignedTest } from "./positive-test.ts";
import { toDecimalText, toText } from "./value-text.ts";

/** Whether something holds of a fact, seen in the customer it belongs to. */
export type FactTest<T> = (fact: T, view: HistoryView) => boolean;

/** Tests an instant; `undefined` is unknown. */
export function compileInstantTest(test: Test): FactTest<Moment | undefined> {
  const { negated, test: positive } = toSignedTest(test);
  const resolve = makeResolver(toInstantRanges(positive));
  return (instant, view) =>
    negated !==
    (instant !== undefined &&
      resolve(view).some(({ from, before }) => from <= instant && instant < before));
}

interface ResolvedRange {
  readonly from: Moment;
  readonly before: Moment;
}

/** Asks the calendar once for all facts of a view that are tested one after another. */
function makeResolver(
  ranges: readonly InstantRange[],
): (view: HistoryView) => readonly ResolvedRange[] {
  let known: { view: HistoryView; resolved: readonly ResolvedRange[] } | undefined;
  return (view) => {
    if (known?.view !== view) {
      const { at, context } = view;
      const resolved = ranges.map(({ from, before }) => ({
        from: from ? instantOf(from, at, context.calendar) : ALWAYS,
        before: before ? instantOf(before, at, context.calendar) : FOREVER,
      }));
      known = { view, resolved };
    }
    return known.resolved;
  };
}

/** Tests the exact decimals that hold at once: one for most attributes, none when unknown. */
export function compileNumberTest(test: Test): FactTest<readonly string[]> {
  const { negated, test: positive } = toSignedTest(test);
  const holds = compilePositiveNumberTest(positive);
  return (decimals) => negated !== decimals.some(holds);
}

function compilePositiveNumberTest(test: PositiveTest): (decimal: string) => boolean {
  switch (test.kind) {
    case "known":
      return () => true;
    case "among": {
      const values = test.values.map(toDecimalText);
      return (decimal) => values.some((value) => compareDecimals(decimal, value) === 0);
    }
    case "between": {
      const [low, high] = [toDecimalText(test.low), toDecimalText(test.high)];
      return (decimal) => compareDecimals(decimal, low) >= 0 && compareDecimals(decimal, high) <= 0;
    }
    case "compare": {
      const value = toDecimalText(test.value);
      const holds = ORDERINGS[test.operator];
      return (decimal) => holds(compareDecimals(decimal, value));
    }
    default:
      return assertNever(test);
  }
}

const ORDERINGS = {
  "<": (order: number) => order < 0,
  "<=": (order: number) => order <= 0,
  ">": (order: number) => order > 0,
  ">=": (order: number) => order >= 0,
};

/** Tests the texts that hold at once: one for most attributes, any number for a list, none when unknown. */
export function compileTextTest(test: Test, folded: boolean): FactTest<readonly string[]> {
  const { negated, test: positive } = toSignedTest(test);
  if (positive.kind === "known") return (texts) => negated !== texts.length > 0;
  invariant(positive.kind === "among", "a checked query compares text for equality");
  const values = new Set(positive.values.map((value) => toText(value, folded)));
  return (texts) => negated !== texts.some((text) => values.has(text));
}
