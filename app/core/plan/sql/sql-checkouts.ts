import { assertNever } from "#app/lib/assert-never.ts";
import {
  type CheckoutParameter,
  isOfCheckout,
  isProductParameter,
  type ReadMatch,
} from "#app/core/plan/match-parameters.ts";
import { movingBoundsOf, printBound, printTurn } from "./sql-bound.ts";
import { printProductTest, printText } from "./sql-filters.ts";
import { all, printInstantTest, printNumberTest } from "./sql-tests.ts";
import type { Statement } from "./statement.ts";

type Read = Extract<ReadMatch, { kind: "checkouts" }>;

/** Prints a match over abandoned checkouts, negation aside: never null. Lines are gathered by checkout first. */
export function printCheckoutMatch(statement: Statement, { filters, aggregates }: Read): string {
  const { checkoutLines, abandoned } = statement;
  const ofLine = filters.some(({ name }) => !isOfCheckout(name));
  const rows = all([
    "s.counts",
    // The row of a checkout without lines is none.
    ...(ofLine ? ["s.line > 0"] : []),
    ...filters.map((filter) => printFilter(statement, filter)),
  ]);
  const some = `k.${checkoutLines.add(`bool_or(${rows})`)}`;
  if (aggregates.length === 0) return `coalesce(d.${abandoned.add(`bool_or(${some})`)}, false)`;
  const count = `coalesce(d.${abandoned.add(`count(*) FILTER (WHERE ${some})`)}, 0)`;
  return all(aggregates.map(({ test }) => printNumberTest(statement, count, "count", test)));
}

function printFilter(statement: Statement, filter: CheckoutParameter<"filter">): string {
  const { name, test } = filter;
  if (isProductParameter(name)) {
    return printProductTest(statement, statement.leftTexts, { name, test });
  }
  switch (name) {
    case "date":
      for (const bound of movingBoundsOf(test)) {
        const ahead = statement.checkoutLines.add(
          `min(s.abandoned) FILTER (WHERE s.counts AND s.abandoned >= ${printBound(statement, bound, "s")})`,
        );
        const earliest = statement.abandoned.add(`min(k.${ahead})`);
        statement.turns.add(printTurn(statement, `d.${earliest}`, bound));
      }
      return printInstantTest(statement, "s.abandoned", "s", test);
    case "amount":
      return printNumberTest(statement, "s.amount", "amount", test);
    case "recovered":
      return printText(statement, "s.recovered::text", test);
    case "id":
      return printNumberTest(statement, "s.product", "id", test);
    case "title":
    case "sku":
      return printText(statement, `s.${name}`, test);
    case "quantity":
      return printNumberTest(statement, "s.quantity", "count", test);
    default:
      return assertNever(name);
  }
}
