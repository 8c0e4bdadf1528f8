import { assertNever } from "#app/lib/assert-never.ts";
import type { AttributeSource, OrderDate } from "#app/core/catalog/attribute.ts";
import type { Comparison, Test } from "#app/core/language/ast.ts";
import { movingBoundsOf, printBound, printTurn } from "./sql-bound.ts";
import { printAnniversary, printDayOf } from "./sql-days.ts";
import { printObservedAnniversary, printObservedTest, printUnknown } from "./sql-observed.ts";
import { printExpectedOrder } from "./sql-rhythm.ts";
import { printInstantTest, printNumberTest } from "./sql-tests.ts";
import type { Statement } from "./statement.ts";

type OrdersAggregate = Extract<AttributeSource, { kind: "orders" }>["aggregate"];

/** Prints `attribute test` over the joined parts of the statement: never null. */
export function printComparison(statement: Statement, { attribute, test }: Comparison): string {
  const { source, anniversaryOf } = attribute;
  const printDated = anniversaryOf === undefined ? printDateTest : printAnniversaryOf;
  switch (source.kind) {
    case "orders":
      return isDate(source.aggregate)
        ? printDated(statement, printOrderDate(statement, source.aggregate), test)
        : printOrdersTest(statement, source.aggregate, test);
    case "added":
      return printDated(statement, "p.added_at", test);
    case "abandoned-checkout": {
      const latest = statement.checkouts.add(
        "max(s.valid_from) FILTER (WHERE s.valid_from <= p.at)",
      );
      return printDated(statement, `c.${latest}`, test);
    }
    case "observed":
      return anniversaryOf === undefined
        ? printObservedTest(statement, attribute, source.attribute, test)
        : printObservedAnniversary(statement, source.attribute, test);
    case "unknown":
      return printUnknown(test);
    default:
      return assertNever(source);
  }
}

function isDate(aggregate: OrdersAggregate): aggregate is OrderDate {
  return aggregate !== "count" && aggregate !== "net";
}

function printOrderDate(statement: Statement, aggregate: OrderDate): string {
  const { orders } = statement;
  if (aggregate === "expected") return printExpectedOrder(statement);
  const pick = aggregate === "first" ? "min" : "max";
  return `o.${orders.add(`${pick}(s.placed) FILTER (WHERE s.counts)`)}`;
}

function printOrdersTest(
  statement: Statement,
  aggregate: Exclude<OrdersAggregate, OrderDate>,
  test: Test,
): string {
  const { orders } = statement;
  if (aggregate === "count") {
    const count = orders.add("count(*) FILTER (WHERE s.counts)");
    return printNumberTest(statement, `coalesce(o.${count}, 0)`, "count", test);
  }
  const net = orders.add("sum(s.net) FILTER (WHERE s.counts)");
  return printNumberTest(statement, `coalesce(o.${net}, 0)`, "amount", test);
}

/** Tests one instant of the customer, and notes when each moving bound will pass it. */
function printDateTest(statement: Statement, instant: string, test: Test): string {
  for (const bound of movingBoundsOf(test)) {
    const ahead = `CASE WHEN ${instant} >= ${printBound(statement, bound, "p")} THEN ${instant} END`;
    statement.turns.add(printTurn(statement, ahead, bound));
  }
  return printInstantTest(statement, instant, "p", test);
}

/** Tests the anniversary of one instant of the customer: never null. */
function printAnniversaryOf(statement: Statement, instant: string, test: Test): string {
  const { holds, turn } = printAnniversary(statement, printDayOf(statement, instant), test);
  if (turn !== undefined) statement.turns.add(turn);
  return `coalesce(${holds}, false)`;
}
