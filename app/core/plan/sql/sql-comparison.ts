import { assertNever } from "#app/lib/assert-never.ts";
import type { Attribute, AttributeSource } from "#app/core/catalog/attribute.ts";
import type { Comparison, Test } from "#app/core/language/ast.ts";
import { DECIMAL_PATTERN, observedKind } from "#app/core/plan/observed-kind.ts";
import { toSignedTest } from "#app/core/plan/positive-test.ts";
import { movingBoundsOf, printBound, printTurn } from "./sql-bound.ts";
import {
  printInstantTest,
  printNumberTest,
  printPositiveNumberTest,
  signed,
  textsOf,
} from "./sql-tests.ts";
import type { Statement } from "./statement.ts";

type OrdersAggregate = Extract<AttributeSource, { kind: "orders" }>["aggregate"];

/** Prints `attribute test` over the joined parts of the statement: never null. */
export function printComparison(statement: Statement, { attribute, test }: Comparison): string {
  const { source } = attribute;
  switch (source.kind) {
    case "orders":
      return printOrdersTest(statement, source.aggregate, test);
    case "added":
      return printDateTest(statement, "p.added_at", test);
    case "abandoned-checkout": {
      const latest = statement.checkouts.add(
        "max(s.valid_from) FILTER (WHERE s.valid_from <= p.at)",
      );
      return printDateTest(statement, `c.${latest}`, test);
    }
    case "observed":
      return printObservedTest(statement, attribute, source.attribute, test);
    case "unknown":
      return printUnknown(test);
    default:
      return assertNever(source);
  }
}

function printOrdersTest(statement: Statement, aggregate: OrdersAggregate, test: Test): string {
  const { orders } = statement;
  switch (aggregate) {
    case "count": {
      const count = orders.add("count(*) FILTER (WHERE s.counts)");
      return printNumberTest(statement, `coalesce(o.${count}, 0)`, "count", test);
    }
    case "net": {
      const net = orders.add("sum(s.net) FILTER (WHERE s.counts)");
      return printNumberTest(statement, `coalesce(o.${net}, 0)`, "amount", test);
    }
    case "first":
    case "last": {
      const pick = aggregate === "first" ? "min" : "max";
      const placed = orders.add(`${pick}(s.placed) FILTER (WHERE s.counts)`);
      return printDateTest(statement, `o.${placed}`, test);
    }
    default:
      return assertNever(aggregate);
  }
}

/** Tests one instant of the customer, and notes when each moving bound will pass it. */
function printDateTest(statement: Statement, instant: string, test: Test): string {
  for (const bound of movingBoundsOf(test)) {
    const ahead = `CASE WHEN ${instant} >= ${printBound(statement, bound, "p")} THEN ${instant} END`;
    statement.turns.add(printTurn(statement, ahead, bound));
  }
  return printInstantTest(statement, instant, "p", test);
}

function printObservedTest(
  statement: Statement,
  attribute: Attribute,
  name: string,
  test: Test,
): string {
  const kind = observedKind(attribute);
  if (kind === "unknown") return printUnknown(test);

  const { parameters, values, attributes } = statement;
  attributes.add(name);
  const observed = `s.attribute = ${parameters.use({ kind: "text", text: name }, "text")}`;
  const signedTest = toSignedTest(test);
  const positive = signedTest.test;
  let holds: string;
  if (kind === "number") {
    const pattern = parameters.use({ kind: "text", text: DECIMAL_PATTERN }, "text");
    const passes = printPositiveNumberTest(statement, "s.value::numeric", "count", positive);
    holds = `CASE WHEN ${observed} AND s.value ~ ${pattern} THEN ${passes} END`;
  } else if (positive.kind === "known") {
    holds = observed;
  } else {
    const texts = textsOf(positive, attribute.foldCase === true);
    holds = `${observed} AND s.value = ANY(${parameters.use({ kind: "texts", texts }, "text[]")})`;
  }
  return signed(
    signedTest,
    `v.${values.add(`bool_or(${holds}) FILTER (WHERE s.valid_from <= p.at)`)}`,
  );
}

/** Of what nobody knows, only complements are true. */
function printUnknown(test: Test): string {
  return toSignedTest(test).negated ? "TRUE" : "FALSE";
}
