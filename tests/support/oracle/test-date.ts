import type { DateValue, Operator, Test, Value } from "#app/core/language/ast.ts";
import { dayStart, firstInstant, localDay, moveDay } from "./wall-clock.ts";

/** When and where a query is asked. */
export interface Asked {
  readonly zone: string;
  readonly at: number;
}

const MINUTE = 60_000;

/** What a date written in a query covers: a whole day is a stretch, anything finer a single instant. */
interface Stretch {
  readonly start: number;
  /** The first instant after it. */
  readonly end: number;
}

function stretchOf(value: DateValue, { zone, at }: Asked): Stretch {
  switch (value.kind) {
    case "date":
      return wholeDay(zone, value.date);
    case "offset":
      return wholeDay(zone, moveDay(localDay(zone, at), value.amount, value.unit));
    case "datetime":
      return instant(firstInstant(zone, `${value.text}.000`.slice(0, 23)));
    case "elapsed":
      return instant(at + value.amount * (value.unit === "h" ? 60 : 1) * MINUTE);
  }
}

function wholeDay(zone: string, day: string): Stretch {
  return { start: dayStart(zone, day), end: dayStart(zone, moveDay(day, 1, "d")) };
}

function instant(moment: number): Stretch {
  return { start: moment, end: moment + 1 };
}

/** Whether a date stands in the tested relation; an unknown one stands in none, and so is `!=` to all. */
export function testDate(test: Test, date: number | undefined, asked: Asked): boolean {
  switch (test.kind) {
    case "compare":
      return compareDate(test.operator, test.value, date, asked);
    case "between":
      return compareDate(">=", test.low, date, asked) && compareDate("<=", test.high, date, asked);
    case "in": {
      const among = test.values.some((value) => compareDate("=", value, date, asked));
      return test.negated ? !among : among;
    }
    case "null":
      return (date === undefined) !== test.negated;
    case "contains":
      throw new Error("A date contains nothing");
  }
}

function compareDate(
  operator: Operator,
  value: Value,
  date: number | undefined,
  asked: Asked,
): boolean {
  if (date === undefined) return operator === "!=";
  if (!isDate(value)) throw new Error(`Not a date: ${value.kind}`);
  const { start, end } = stretchOf(value, asked);
  switch (operator) {
    case "=":
      return start <= date && date < end;
    case "!=":
      return !(start <= date && date < end);
    case "<":
      return date < start;
    case "<=":
      return date < end;
    case ">":
      return date >= end;
    case ">=":
      return date >= start;
  }
}

function isDate(value: Value): value is DateValue {
  return ["date", "offset", "datetime", "elapsed"].includes(value.kind);
}
