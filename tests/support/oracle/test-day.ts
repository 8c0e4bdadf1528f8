import type { Attribute } from "#app/core/catalog/attribute.ts";
import type { DateValue, Operator, Test, Value } from "#app/core/language/ast.ts";
import { readDecimal, wholeNumber } from "./decimal.ts";
import { testDate, type Asked } from "./test-date.ts";
import { testNumber, testTexts } from "./test-value.ts";
import { dayStart, firstInstant, localDay, moveDay } from "./wall-clock.ts";

/**
 * Whether what was observed of a person stands in the tested relation. Something that is no number,
 * no day or no instant where one is asked for is as good as nothing.
 */
export function testObserved(
  attribute: Attribute,
  test: Test,
  texts: ReadonlySet<string>,
  asked: Asked,
): boolean {
  const said = [...texts];
  if (attribute.wholeYears) {
    const ages = daysIn(texts).map((day) => ageOn(localDay(asked.zone, asked.at), day));
    return anyOf(test, ages.filter((age) => age >= 0).map(wholeNumber), testNumber);
  }
  switch (attribute.type) {
    case "date":
      return attribute.plain
        ? anyOf(test, daysIn(texts), (each, day) => testDay(each, day, asked))
        : anyOf(test, momentsIn(said), (each, at) => testDate(each, at, asked));
    case "integer":
    case "float":
    case "money":
    case "id":
      return anyOf(test, said.filter(isNumber).map(readDecimal), testNumber);
    default:
      return testTexts(test, texts, attribute.foldCase ?? false);
  }
}

/** Of several things one must do; and what is asked the other way round must be so of none. */
function anyOf<T>(
  test: Test,
  things: readonly T[],
  holds: (test: Test, thing: T | undefined) => boolean,
): boolean {
  if (things.length === 0) return holds(oneOf(test), undefined);
  return isOpposite(test)
    ? things.every((thing) => holds(oneOf(test), thing))
    : things.some((thing) => holds(oneOf(test), thing));
}

function isOpposite(test: Test): boolean {
  if (test.kind === "compare") return test.operator === "!=";
  if (test.kind === "null") return !test.negated;
  return test.kind !== "between" && test.negated;
}

/** A list that contains a value has a thing that is equal to it. */
function oneOf(test: Test): Test {
  if (test.kind !== "contains") return test;
  return { kind: "compare", operator: test.negated ? "!=" : "=", value: test.value };
}

/** A day is before, on or after what a query writes, as all of it. */
function testDay(test: Test, day: string | undefined, asked: Asked): boolean {
  if (day === undefined) return testDate(test, undefined, asked);
  const place = (value: Value) =>
    !isFrom(value, day, asked) ? "before" : isUpTo(value, day, asked) ? "on" : "after";
  switch (test.kind) {
    case "compare":
      return PLACES[test.operator].includes(place(test.value));
    case "between":
      return place(test.low) !== "before" && place(test.high) !== "after";
    case "in":
      return test.values.some((value) => place(value) === "on") !== test.negated;
    case "null":
      return test.negated;
    case "contains":
      throw new Error("A day contains nothing");
  }
}

const PLACES: Readonly<Record<Operator, readonly string[]>> = {
  "=": ["on"],
  "!=": ["before", "after"],
  "<": ["before"],
  "<=": ["before", "on"],
  ">": ["after"],
  ">=": ["on", "after"],
};

/** Whether the day is not before the value: it begins at a time of day or later. */
function isFrom(value: Value, day: string, { zone, at }: Asked): boolean {
  const date = toDate(value);
  if (date.kind === "datetime") return dayStart(zone, day) >= instantOf(date.text, zone);
  return day >= dayOf(date, zone, at);
}

function isUpTo(value: Value, day: string, { zone, at }: Asked): boolean {
  const date = toDate(value);
  if (date.kind === "datetime") return dayStart(zone, day) <= instantOf(date.text, zone);
  return day <= dayOf(date, zone, at);
}

function instantOf(text: string, zone: string): number {
  return firstInstant(zone, `${text}.000`.slice(0, 23));
}

function dayOf(date: DateValue, zone: string, at: number): string {
  if (date.kind === "date") return date.date;
  if (date.kind === "offset") return moveDay(localDay(zone, at), date.amount, date.unit);
  throw new Error(`A day is not compared with ${date.kind}`);
}

function toDate(value: Value): DateValue {
  if (["number", "string", "boolean", "coordinates"].includes(value.kind)) {
    throw new Error(`Not a date: ${value.kind}`);
  }
  return value as DateValue;
}

/** Looks at each of the days asked about, and at the same date in each year around it. */
export function testAnniversary(test: Test, days: readonly string[], { zone, at }: Asked): boolean {
  const [low, high] =
    test.kind === "between"
      ? [toDate(test.low), toDate(test.high)]
      : [toDate(oneValue(test)), toDate(oneValue(test))];
  const first = dayOf(low, zone, at);
  const written = dayOf(high, zone, at);
  let last = written;
  if (low.kind === "date" && high.kind === "date") {
    // The years that were written do not count: the end is the next one after the beginning.
    for (let years = 1; last < first; years += 1) last = moveDay(written, years, "y");
  }
  for (let day = first; day <= last; day = moveDay(day, 1, "d")) {
    if (days.some((each) => isHad(each, day))) return true;
  }
  return false;
}

function isHad(birthday: string, day: string): boolean {
  if (birthday.slice(5) === day.slice(5)) return true;
  const isLeapDay = birthday.endsWith("-02-29");
  return isLeapDay && day.endsWith("-02-28") && moveDay(day, 1, "d").endsWith("-03-01");
}

function ageOn(today: string, birthday: string): number {
  let age = -1;
  while (moveDay(birthday, age + 1, "y") <= today) age += 1;
  return age;
}

function oneValue(test: Test): Value {
  if (test.kind !== "compare") throw new Error("An anniversary is on a day or between two");
  return test.value;
}

export function daysIn(texts: ReadonlySet<string>): string[] {
  return [...texts].filter((text) => {
    const moment = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(`${text}T`);
  });
}

function momentsIn(texts: readonly string[]): number[] {
  return texts.flatMap((text) => {
    const moment = Date.parse(text);
    return !Number.isNaN(moment) && new Date(moment).toISOString() === text ? [moment] : [];
  });
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
