import { assertNever } from "#app/lib/assert-never.ts";
import type { DateValue, Operator, Test, Value } from "#app/core/language/ast.ts";
import type { DateWords, OffsetUnit } from "./date-words.en.ts";
import type { QueryWords } from "./query-words.en.ts";

/** A value alone, said the way its subject is counted. */
export type SayValue = (value: Value) => string;

/** Says a value by its kind; `say` overrides how numbers are said. */
export function sayValue(value: Value, words: QueryWords, say = words.number): string {
  switch (value.kind) {
    case "number":
      return say(value.text);
    case "string":
      return words.text(value.text);
    case "boolean":
      return value.value ? words.yes : words.no;
    case "coordinates":
      return `${value.latitude}, ${value.longitude}`;
    case "duration":
      return words.dates.length(value.amount, value.unit);
    default:
      return sayPoint(value, words.dates);
  }
}

/** "at least 5", "between 2 and 5", "A or B". Dates have `describeDate`. */
export function describeMeasure(test: Test, words: QueryWords, say: SayValue): string {
  switch (test.kind) {
    case "compare":
      return words.measure(test.operator, say(test.value));
    case "between":
      return words.between(say(test.low), say(test.high));
    case "in":
      return test.negated ? words.noneOf(test.values.map(say)) : words.oneOf(test.values.map(say));
    case "contains":
      return say(test.value);
    case "null":
      return "";
    default:
      return assertNever(test);
  }
}

/**
 * "at least 5", "fewer than 3", and the number that the noun after it agrees with; nothing where
 * the count can only be none.
 */
export function describeCount(test: Test, words: QueryWords): { said?: string; plural: string } {
  const last =
    test.kind === "compare" ? test.value : test.kind === "between" ? test.high : undefined;
  const plural = last?.kind === "number" ? last.text : "";
  if (test.kind === "compare") {
    if (["= 0", "<= 0", "< 1"].includes(`${test.operator} ${plural}`)) return { plural };
    return { said: words.count(test.operator, sayValue(test.value, words)), plural };
  }
  return { said: describeMeasure(test, words, (value) => sayValue(value, words)), plural };
}

/** "in the last 90 days", "on or after 1 January 2025". A `!=` is said as its opposite: callers negate. */
export function describeDate(test: Test, words: DateWords): string {
  if (test.kind === "between") {
    return words.between(pointOf(test.low, words), pointOf(test.high, words));
  }
  if (test.kind !== "compare") return "";
  const { operator, value } = test;
  if (value.kind === "date" || value.kind === "datetime") {
    return describeDay(operator, sayPoint(value, words), words);
  }
  if (value.kind !== "offset" && value.kind !== "elapsed") return "";
  const named = value.kind === "offset" && value.unit === "d" && value.amount >= -1;
  if (value.amount < 0 && !named) {
    return describePast(operator, -value.amount, value.unit, words);
  }
  return describePoint(operator, sayPoint(value, words), words);
}

function describeDay(operator: Operator, day: string, words: DateWords): string {
  switch (operator) {
    case "=":
    case "!=":
      return words.onDay(day);
    case "<":
      return words.before(day);
    case "<=":
      return words.untilDay(day);
    case ">":
      return words.after(day);
    case ">=":
      return words.sinceDay(day);
  }
}

function describePast(
  operator: Operator,
  amount: number,
  unit: OffsetUnit,
  words: DateWords,
): string {
  switch (operator) {
    case "=":
    case "!=":
      return words.ago(amount, unit);
    case "<":
      return words.moreThanAgo(amount, unit);
    case "<=":
      return words.atLeastAgo(amount, unit);
    case ">":
      return words.lessThanAgo(amount, unit);
    case ">=":
      return words.inTheLast(amount, unit);
  }
}

function describePoint(operator: Operator, point: string, words: DateWords): string {
  switch (operator) {
    case "=":
    case "!=":
      return point;
    case "<":
      return words.before(point);
    case "<=":
      return words.orEarlier(point);
    case ">":
      return words.after(point);
    case ">=":
      return words.orLater(point);
  }
}

function pointOf(value: Value, words: DateWords): string {
  switch (value.kind) {
    case "date":
    case "datetime":
    case "offset":
    case "elapsed":
      return sayPoint(value, words);
    default:
      return "";
  }
}

function sayPoint(value: DateValue, words: DateWords): string {
  if (value.kind === "date") return words.day(value.date);
  if (value.kind === "datetime") return words.time(value.text);
  const { amount, unit } = value;
  if (unit === "d" && amount === 0) return words.today;
  if (unit === "d" && amount === -1) return words.yesterday;
  return amount > 0 ? words.ahead(amount, unit) : words.ago(-amount, unit);
}
