import { assertNever } from "#app/lib/assert-never.ts";
import type { Calendar } from "#app/core/calendar/calendar.ts";
import type { Moment, PlainDate } from "#app/core/calendar/moment.ts";
import { addOffset, type DateUnit } from "#app/core/calendar/plain-date.ts";
import type { DateValue } from "#app/core/language/ast.ts";

/** An instant that a fact's instant is compared with, as it depends on the calendar and the moment asked. */
export type Bound = FixedBound | MovingBound;

/** Stands still while time passes. */
export type FixedBound =
  | { readonly kind: "date"; readonly date: PlainDate; readonly plusDays: 0 | 1 }
  | { readonly kind: "datetime"; readonly text: string; readonly plusMilliseconds: 0 | 1 };

/** Advances as time passes, never backwards: the reason why answers turn. */
export type MovingBound =
  | {
      readonly kind: "day";
      readonly amount: number;
      readonly unit: DateUnit;
      readonly plusDays: 0 | 1;
    }
  | { readonly kind: "elapsed"; readonly milliseconds: number };

const MINUTE = 60_000;

/**
 * A date value stands for a stretch of time: a day for its whole local day, an instant for its one
 * millisecond. All comparisons are with the stretch's first instant or the first one after it.
 */
export function startOf(value: DateValue): Bound {
  return boundOf(value, 0);
}

/** The first instant after the value's stretch. See `startOf`. */
export function endOf(value: DateValue): Bound {
  return boundOf(value, 1);
}

function boundOf(value: DateValue, plus: 0 | 1): Bound {
  switch (value.kind) {
    case "date":
      return { kind: "date", date: value.date, plusDays: plus };
    case "datetime":
      return { kind: "datetime", text: value.text, plusMilliseconds: plus };
    case "offset":
      return { kind: "day", amount: value.amount, unit: value.unit, plusDays: plus };
    case "elapsed": {
      const unit = value.unit === "h" ? 60 * MINUTE : MINUTE;
      return { kind: "elapsed", milliseconds: value.amount * unit + plus };
    }
    default:
      return assertNever(value);
  }
}

export function isMoving(bound: Bound): bound is MovingBound {
  return bound.kind === "day" || bound.kind === "elapsed";
}

/** Equal bounds have equal keys. */
export function boundKey(bound: Bound): string {
  return Object.values(bound).join("/");
}

/** The instant a bound comes to at a moment. Of a later moment it is never earlier. */
export function instantOf(bound: Bound, at: Moment, calendar: Calendar): Moment {
  return isMoving(bound) ? movingInstant(bound, at, calendar) : fixedInstant(bound, calendar);
}

export function fixedInstant(bound: FixedBound, calendar: Calendar): Moment {
  return bound.kind === "date"
    ? calendar.dayStart(addOffset(bound.date, bound.plusDays, "d"))
    : calendar.instantOf(bound.text) + bound.plusMilliseconds;
}

function movingInstant(bound: MovingBound, at: Moment, calendar: Calendar): Moment {
  return bound.kind === "elapsed"
    ? at + bound.milliseconds
    : calendar.relativeStart(at, bound.amount, bound.unit, bound.plusDays);
}
