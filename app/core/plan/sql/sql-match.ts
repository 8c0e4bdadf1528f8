import { assertNever } from "#app/lib/assert-never.ts";
import type { Match } from "#app/core/language/ast.ts";
import {
  type LineParameter,
  type OrderParameter,
  readMatch,
  type ReadMatch,
} from "#app/core/plan/match-parameters.ts";
import { printActivityMatch } from "./sql-activity.ts";
import { printCheckoutMatch } from "./sql-checkouts.ts";
import { printLineFilter, printOrderFilter } from "./sql-filters.ts";
import { printWithin } from "./sql-places.ts";
import { all, printNumberTest } from "./sql-tests.ts";
import type { Statement } from "./statement.ts";

/** Prints `function MATCHES (...)` over the joined parts of the statement: never null. */
export function printMatch(statement: Statement, match: Match): string {
  const answer = printRead(statement, readMatch(match));
  return match.negated ? `NOT ${answer}` : answer;
}

function printRead(statement: Statement, read: ReadMatch): string {
  switch (read.kind) {
    case "unknown":
      return "FALSE";
    case "orders": {
      const filters = read.filters.map((filter) => printOrderFilter(statement, filter));
      return printOrderAnswer(statement, all(["s.counts", ...filters]), read.aggregates);
    }
    case "lines": {
      const filters = read.filters.map((filter) => printLineFilter(statement, filter));
      return printLineAnswer(statement, all(["s.counts", ...filters]), read.aggregates);
    }
    case "checkouts":
      return printCheckoutMatch(statement, read);
    case "places":
      return printWithin(statement, read.attribute, read.circles);
    case "activity":
    case "activity-rate":
      return printActivityMatch(statement, read);
    default:
      return assertNever(read);
  }
}

function printOrderAnswer(
  statement: Statement,
  rows: string,
  aggregates: readonly OrderParameter<"aggregate">[],
): string {
  const { orders } = statement;
  if (aggregates.length === 0) return `coalesce(o.${orders.add(`bool_or(${rows})`)}, false)`;
  return all(
    aggregates.map(({ name, test }) => {
      const sum = name === "count" ? "count(*)" : "sum(s.net)";
      const total = orders.add(`${sum} FILTER (WHERE ${rows})`);
      const unit = name === "count" ? "count" : "amount";
      return printNumberTest(statement, `coalesce(o.${total}, 0)`, unit, test);
    }),
  );
}

/** Lines are gathered by order first, so that `count` counts orders without sorting for each condition. */
function printLineAnswer(
  statement: Statement,
  rows: string,
  aggregates: readonly LineParameter<"aggregate">[],
): string {
  const { orderLines, lines } = statement;
  const some = () => `k.${orderLines.add(`bool_or(${rows})`)}`;
  if (aggregates.length === 0) return `coalesce(l.${lines.add(`bool_or(${some()})`)}, false)`;
  return all(
    aggregates.map(({ name, test }) => {
      if (name === "count") {
        const total = lines.add(`count(*) FILTER (WHERE ${some()})`);
        return printNumberTest(statement, `coalesce(l.${total}, 0)`, "count", test);
      }
      const summed = name === "sum_amount" ? "net" : "quantity";
      if (name === "sum_amount") statement.lineColumns.add(summed);
      const total = orderLines.add(`sum(s.${summed}) FILTER (WHERE ${rows})`);
      const unit = name === "sum_amount" ? "amount" : "count";
      return printNumberTest(
        statement,
        `coalesce(l.${lines.add(`sum(k.${total})`)}, 0)`,
        unit,
        test,
      );
    }),
  );
}
