import { assertNever } from "#app/lib/assert-never.ts";
import { invariant } from "#app/lib/invariant.ts";
import type { DateValue, Value } from "#app/core/language/ast.ts";
import { type Bound, endOf, startOf } from "./bound.ts";
import type { PositiveTest } from "./positive-test.ts";

/** The instants from `from` on and before `before`; a side left out is open. */
export interface InstantRange {
  readonly from?: Bound;
  readonly before?: Bound;
}

/** A test of a date as ranges, any of which an instant has to lie in. The only place that reads `<` and `<=` on dates. */
export function toInstantRanges(test: PositiveTest): readonly InstantRange[] {
  switch (test.kind) {
    case "known":
      return [{}];
    case "among":
      return test.values.map((value) => {
        const date = toDateValue(value);
        return { from: startOf(date), before: endOf(date) };
      });
    case "between":
      return [{ from: startOf(toDateValue(test.low)), before: endOf(toDateValue(test.high)) }];
    case "compare": {
      const date = toDateValue(test.value);
      if (test.operator === "<") return [{ before: startOf(date) }];
      if (test.operator === "<=") return [{ before: endOf(date) }];
      return [{ from: test.operator === ">=" ? startOf(date) : endOf(date) }];
    }
    default:
      return assertNever(test);
  }
}

export function toDateValue(value: Value): DateValue {
  invariant(
    value.kind === "date" ||
      value.kind === "datetime" ||
      value.kind === "offset" ||
      value.kind === "elapsed",
    "a checked query compares dates with dates",
  );
  return value;
}
