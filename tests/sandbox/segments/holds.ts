import { GraphQLError } from "graphql";
import type { Operator, Test, Value } from "#app/core/language/ast.ts";
import { dayFrom, dayOf, type WallClock } from "./local-day.ts";

export type Fact = number | string | Date;

export interface Asked {
  readonly now: number;
  readonly wall: WallClock;
}

/** Whether a test holds for what is known; nothing known meets only what asks for its absence. */
export function holds(facts: readonly Fact[], test: Test, asked: Asked): boolean {
  switch (test.kind) {
    case "null":
      return (facts.length === 0) !== test.negated;
    case "contains":
      return facts.some((fact) => same(fact, test.value)) !== test.negated;
    case "in":
      return facts.some((fact) => test.values.some((value) => same(fact, value)) !== test.negated);
    case "between":
      return facts.some(
        (fact) =>
          signed(">=", order(fact, test.low, asked)) && signed("<=", order(fact, test.high, asked)),
      );
    case "compare":
      if (test.operator === "!=") {
        return !facts.some((fact) => order(fact, test.value, asked) === 0);
      }
      return facts.some((fact) => signed(test.operator, order(fact, test.value, asked)));
  }
}

function same(fact: Fact, value: Value): boolean {
  if (value.kind === "number") return String(fact) === value.text;
  if (value.kind === "string") {
    return fact === value.text || String(fact).toLowerCase() === value.text.toLowerCase();
  }
  throw new GraphQLError("This value is unexpected.");
}

function signed(operator: Operator, sign: number): boolean {
  switch (operator) {
    case "=":
      return sign === 0;
    case "!=":
      return sign !== 0;
    case "<":
      return sign < 0;
    case "<=":
      return sign <= 0;
    case ">":
      return sign > 0;
    case ">=":
      return sign >= 0;
  }
}

/** Negative when the fact lies before the value. Dates compare by the shop's days, times of day by its clock. */
function order(fact: Fact, value: Value, { now, wall }: Asked): number {
  if (!(fact instanceof Date)) {
    if (value.kind === "number") return Number(fact) - Number(value.text);
    if (value.kind === "string") return fact === value.text ? 0 : 1;
    throw new GraphQLError("This value is unexpected.");
  }
  const local = wall(fact.getTime());
  switch (value.kind) {
    case "date":
      return dayOf(local) - dayOf(Date.parse(`${value.date}T00:00:00Z`));
    case "offset":
      return dayOf(local) - dayFrom(dayOf(wall(now)), value.amount, value.unit);
    case "datetime":
      return local - Date.parse(`${value.text}Z`);
    case "elapsed":
      return fact.getTime() - (now + value.amount * (value.unit === "h" ? 3_600_000 : 60_000));
    default:
      throw new GraphQLError("This value is unexpected.");
  }
}
