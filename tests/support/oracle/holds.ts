import type { AttributeSource } from "#app/core/catalog/attribute.ts";
import type { Argument, Comparison, Condition, Match, Test } from "#app/core/language/ast.ts";
import { add, wholeNumber, ZERO } from "./decimal.ts";
import { matchActivity, matchRate } from "./match-activity.ts";
import { matchCheckouts } from "./match-checkouts.ts";
import { matchLines } from "./match-lines.ts";
import type { OrderThen } from "./order-then.ts";
import type { PersonThen } from "./person-then.ts";
import { saysOf } from "./says-of.ts";
import { testDate, type Asked } from "./test-date.ts";
import { daysIn, testAnniversary, testObserved } from "./test-day.ts";
import { isNear } from "./is-near.ts";
import { testNumber, testTexts } from "./test-value.ts";
import { dayStart, localDay } from "./wall-clock.ts";

/** Whether a condition is true of a person. True or false, never a third. */
export function holds(condition: Condition, person: PersonThen, asked: Asked): boolean {
  switch (condition.kind) {
    case "and":
      return condition.operands.every((operand) => holds(operand, person, asked));
    case "or":
      return condition.operands.some((operand) => holds(operand, person, asked));
    case "not":
      return !holds(condition.operand, person, asked);
    case "comparison":
      return comparisonHolds(condition, person, asked);
    case "match":
      return matches(condition, person, asked) !== condition.negated;
    case "reference": {
      const inside = condition.segments.filter(
        ({ condition: meaning }) => meaning === undefined || holds(meaning, person, asked),
      );
      return inside.length > 0 !== condition.negated;
    }
  }
}

function comparisonHolds(
  { attribute, test }: Comparison,
  person: PersonThen,
  asked: Asked,
): boolean {
  const { source } = attribute;
  if (attribute.anniversaryOf !== undefined && source.kind !== "unknown") {
    return testAnniversary(test, daysOf(source, person, asked), asked);
  }
  switch (source.kind) {
    case "orders":
      return ordersHold(source.aggregate, test, person.orders, asked);
    case "added":
      return testDate(test, person.added, asked);
    case "abandoned-checkout":
      return testDate(test, person.abandoned, asked);
    case "observed": {
      const values = person.observed.get(source.attribute) ?? new Set<string>();
      return testObserved(attribute, test, values, asked);
    }
    case "unknown":
      return testTexts(test, new Set(), false);
  }
}

/** The local days whose anniversaries are asked. */
function daysOf(source: AttributeSource, person: PersonThen, { zone }: Asked): readonly string[] {
  if (source.kind === "observed") {
    return daysIn(person.observed.get(source.attribute) ?? new Set<string>());
  }
  const moment = momentOf(source, person);
  if (moment === undefined || moment < dayStart(zone, "1990-01-01")) return [];
  return [localDay(zone, moment)];
}

function momentOf(source: AttributeSource, person: PersonThen): number | undefined {
  const placed = person.orders.map((order) => order.placed);
  switch (source.kind) {
    case "orders":
      if (placed.length === 0) return undefined;
      return source.aggregate === "first" ? Math.min(...placed) : Math.max(...placed);
    case "added":
      return person.added;
    case "abandoned-checkout":
      return person.abandoned;
    default:
      return undefined;
  }
}

function ordersHold(
  aggregate: "count" | "net" | "first" | "last" | "expected",
  test: Test,
  orders: readonly OrderThen[],
  asked: Asked,
): boolean {
  const placed = orders.map((order) => order.placed);
  switch (aggregate) {
    case "count":
      return testNumber(test, wholeNumber(orders.length));
    case "net":
      return testNumber(test, orders.map((order) => order.net).reduce(add, ZERO));
    case "first":
      return testDate(test, placed.length > 0 ? Math.min(...placed) : undefined, asked);
    case "last":
      return testDate(test, placed.length > 0 ? Math.max(...placed) : undefined, asked);
    case "expected":
      return testDate(test, nextByRhythm(placed), asked);
  }
}

/** The last of three orders or more, and half of the distances before it are no longer than what is added. */
function nextByRhythm(placed: readonly number[]): number | undefined {
  const inTime = [...placed].sort((one, other) => one - other);
  const distances: number[] = [];
  for (let i = 1; i < inTime.length; i += 1) distances.push(inTime[i]! - inTime[i - 1]!);
  if (distances.length < 2) return undefined;
  const usual = distances
    .filter((it) => distances.filter((other) => other <= it).length * 2 >= distances.length)
    .reduce((least, it) => Math.min(least, it));
  return Math.max(...placed) + usual;
}

function matches(match: Match, person: PersonThen, asked: Asked): boolean {
  switch (match.function.source.kind) {
    case "orders":
      return matchOrders(match.parameters, person.orders, asked);
    case "lines":
      return matchLines(match.parameters, person, asked);
    case "checkouts":
      return matchCheckouts(match.parameters, person, asked);
    case "activity":
      return matchActivity(match, match.function.source.rows, person, asked);
    case "places":
      return isNear(
        match.parameters,
        person.observed.get(match.function.source.attribute) ?? new Set<string>(),
      );
    case "activity-rate":
      return matchRate(match.parameters, match.function.source.action, person, asked);
    case "unknown":
      return false;
  }
}

function matchOrders(
  parameters: readonly Argument[],
  orders: readonly OrderThen[],
  asked: Asked,
): boolean {
  const looked = orders.filter((order) =>
    parameters.every(({ parameter, test }) => {
      switch (parameter.name) {
        case "date":
          return testDate(test, order.placed, asked);
        case "amount":
          return testNumber(test, order.net);
        default:
          return parameter.role === "aggregate" || saysOf(order, parameter.name, test);
      }
    }),
  );
  const aggregates = parameters.filter(({ parameter }) => parameter.role === "aggregate");
  if (aggregates.length === 0) return looked.length > 0;
  return aggregates.every(({ parameter, test }) => {
    switch (parameter.name) {
      case "count":
        return testNumber(test, wholeNumber(looked.length));
      case "sum_amount":
        return testNumber(test, looked.map((order) => order.net).reduce(add, ZERO));
      default:
        throw new Error(`The oracle does not know orders_placed's ${parameter.name}`);
    }
  });
}
