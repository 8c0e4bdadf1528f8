import { assertNever } from "#app/lib/assert-never.ts";
import type { Attribute } from "#app/core/catalog/attribute.ts";
import type { Test } from "#app/core/language/ast.ts";
import { DECIMAL_PATTERN, observedKind } from "#app/core/plan/observed-kind.ts";
import { DAY_PATTERN, MOMENT_PATTERN } from "#app/core/plan/plain-day.ts";
import { type PositiveTest, toSignedTest } from "#app/core/plan/positive-test.ts";
import { movingBoundsOf, printBound, printTurn } from "./sql-bound.ts";
import {
  printAnniversary,
  printDayBound,
  printDayRanges,
  printDayTurn,
  printWholeYears,
} from "./sql-days.ts";
import { printInstantRanges, printPositiveNumberTest, signed, textsOf } from "./sql-tests.ts";
import type { Statement } from "./statement.ts";

/** Prints a test of what was observed of the customer under a name: never null. */
export function printObservedTest(
  statement: Statement,
  attribute: Attribute,
  name: string,
  test: Test,
): string {
  const signedTest = toSignedTest(test);
  const observed = printObserved(statement, name);
  const holds = printHolds(statement, attribute, { observed, test, positive: signedTest.test });
  return holds === undefined
    ? printUnknown(test)
    : signed(signedTest, reduced(statement, "bool_or", holds));
}

/** Of what nobody knows, only complements are true. */
export function printUnknown(test: Test): string {
  return toSignedTest(test).negated ? "TRUE" : "FALSE";
}

/** Tests the anniversary of the days that were observed: never null. */
export function printObservedAnniversary(statement: Statement, name: string, test: Test): string {
  const day = asDay(statement, printObserved(statement, name));
  const { holds, turn } = printAnniversary(statement, day, test);
  if (turn !== undefined) statement.turns.add(reduced(statement, "min", turn));
  return `coalesce(${reduced(statement, "bool_or", holds)}, false)`;
}

interface AskedRow {
  /** Whether the row is one of the attribute's. */
  readonly observed: string;
  readonly test: Test;
  readonly positive: PositiveTest;
}

/** Prints whether a row fulfils the positive test; nothing where no row can. */
function printHolds(
  statement: Statement,
  attribute: Attribute,
  { observed, test, positive }: AskedRow,
): string | undefined {
  const kind = observedKind(attribute);
  switch (kind) {
    case "text": {
      if (positive.kind === "known") return observed;
      const texts = textsOf(positive, attribute.foldCase === true);
      const values = statement.parameters.use({ kind: "texts", texts }, "text[]");
      return `${observed} AND s.value = ANY(${values})`;
    }
    case "number": {
      const number = guarded(statement, observed, DECIMAL_PATTERN, "s.value::numeric");
      return printPositiveNumberTest(statement, number, "count", positive);
    }
    case "day":
      return printDays(statement, asDay(statement, observed), { test, positive });
    case "moment": {
      const cast = "s.value::timestamptz(3)";
      const moment = guarded(statement, observed, MOMENT_PATTERN, cast);
      for (const bound of movingBoundsOf(test)) {
        const ahead = `CASE WHEN ${moment} >= ${printBound(statement, bound, "p")} THEN ${moment} END`;
        statement.turns.add(printTurn(statement, reduced(statement, "min", ahead), bound));
      }
      return printInstantRanges(statement, moment, "p", positive);
    }
    case "years": {
      const { years, turn } = printWholeYears(statement, asDay(statement, observed));
      statement.turns.add(reduced(statement, "min", turn));
      return printPositiveNumberTest(statement, `(${years})`, "count", positive);
    }
    case "unknown":
      return undefined;
    default:
      return assertNever(kind);
  }
}

function printDays(
  statement: Statement,
  day: string,
  { test, positive }: Omit<AskedRow, "observed">,
): string {
  for (const bound of movingBoundsOf(test)) {
    const ahead = `CASE WHEN ${day} >= ${printDayBound(statement, bound)} THEN ${day} END`;
    statement.turns.add(printDayTurn(statement, reduced(statement, "min", ahead), bound));
  }
  return printDayRanges(statement, day, positive);
}

function printObserved({ parameters, attributes }: Statement, name: string): string {
  attributes.add(name);
  return `s.attribute = ${parameters.use({ kind: "text", text: name }, "text")}`;
}

function asDay(statement: Statement, observed: string): string {
  return guarded(statement, observed, DAY_PATTERN, "replace(s.value, '-', '')::integer");
}

/** What a row's value reads as; null for rows of other attributes and values that do not fit. */
function guarded(
  { parameters }: Statement,
  observed: string,
  pattern: string,
  cast: string,
): string {
  const fits = `s.value ~ ${parameters.use({ kind: "text", text: pattern }, "text")}`;
  return `(CASE WHEN ${observed} AND ${fits} THEN ${cast} END)`;
}

/** Reduces what a row says to one for the customer, of the rows that hold at the moment asked. */
function reduced({ values }: Statement, aggregate: "bool_or" | "min", expression: string): string {
  return `v.${values.add(`${aggregate}(${expression}) FILTER (WHERE s.valid_from <= p.at)`)}`;
}
