import { assertNever } from "#app/lib/assert-never.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { isPlainDate } from "#app/core/calendar/plain-date.ts";
import type { Attribute } from "#app/core/catalog/attribute.ts";
import type { Test } from "#app/core/language/ast.ts";
import type { HistoryView } from "./history-view.ts";
import { DECIMAL_PATTERN, observedKind } from "./observed-kind.ts";
import { MOMENT_PATTERN } from "./plain-day.ts";
import { toSignedTest } from "./positive-test.ts";
import { compileDayTest } from "./predicate-days.ts";
import { compileInstantTest, compileNumberTest, compileTextTest } from "./predicate-tests.ts";
import { wholeYears } from "./whole-years.ts";

/** Compiles a test of what was observed of a customer under a name. */
export function compileObservedTest(
  attribute: Attribute,
  name: string,
  test: Test,
): (view: HistoryView) => boolean {
  const kind = observedKind(attribute);
  switch (kind) {
    case "text": {
      const holds = compileTextTest(test, attribute.foldCase === true);
      return (view) => holds(view.values(name), view);
    }
    case "number": {
      const holds = compileNumberTest(test);
      return (view) => holds(view.values(name).filter(isDecimal), view);
    }
    case "day": {
      const holds = compileDayTest(test);
      return (view) => holds(view.values(name).filter(isPlainDate), view);
    }
    case "moment": {
      const { negated } = toSignedTest(test);
      const holds = compileInstantTest(test);
      // Of no instant and of each that holds: a complement is turned around once for all of them.
      return (view) => {
        const moments = observedMoments(view, name);
        if (moments.length === 0) return negated;
        return negated !== moments.some((moment) => negated !== holds(moment, view));
      };
    }
    case "years": {
      const holds = compileNumberTest(test);
      return (view) => holds(observedYears(view, name).map(String), view);
    }
    case "unknown":
      return unknown(test);
    default:
      return assertNever(kind);
  }
}

/** Of what nobody knows, only complements are true. */
export function unknown(test: Test): () => boolean {
  const { negated } = toSignedTest(test);
  return () => negated;
}

const DECIMAL = new RegExp(DECIMAL_PATTERN);
const MOMENT = new RegExp(MOMENT_PATTERN);

function isDecimal(value: string): boolean {
  return DECIMAL.test(value);
}

export function observedMoments(view: HistoryView, name: string): readonly Moment[] {
  return view
    .values(name)
    .filter((value) => MOMENT.test(value))
    .map((value) => Date.parse(value));
}

/** The whole years since each day that holds; a day to come is none. */
export function observedYears(view: HistoryView, name: string): readonly number[] {
  const today = view.context.calendar.dayOf(view.at);
  return view
    .values(name)
    .filter(isPlainDate)
    .flatMap((day) => wholeYears(day, today) ?? []);
}
