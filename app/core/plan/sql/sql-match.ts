import { assertNever } from "#app/lib/assert-never.ts";
import type { Match } from "#app/core/language/ast.ts";
import {
  type LineParameter,
  type OrderParameter,
  readMatch,
} from "#app/core/plan/match-parameters.ts";
import { printActivityMatch } from "./sql-activity.ts";
import { printLineFilter, printOrderFilter } from "./sql-filters.ts";
import { printWithin } from "./sql-places.ts";
import { all, printNumberTest } from "./sql-tests.ts";
import type { Statement } from "./statement.ts";

/** Prints `function MATCHES (...)` over the joined parts of the statement: never null. */
export function printMatch(statement: Statement, match: Match): string {
  const read = readMatch(match);
  switch (read.kind) {
    case "unknown":
      return match.negated ? "TRUE" : "FALSE";
    case "orders": {
      const filters = read.filters.map((filter) => printOrderFilter(statement, filter));
      const rows = all(["s.counts", ...filters]);
      const answer = printOrderAnswer(statement, rows, read.aggregates);
      return match.negated ? `NOT ${answer}` : answer;
    }
    case "lines": {
      const filters = read.filters.map((filter) => printLineFilter(statement, filter));
      const rows = all(["s.counts", ...filters]);
      const answer = printLineAnswer(statement, rows, read.aggregates);
      return match.negated ? `NOT ${answer}` : answer;
    }
    case "places": {
      const answer = printWithin(statement, read.attribute, read.circles);
      return match.negated ? `NOT ${answer}` : answer;
    }
    case "activity":
    case "activity-rate": {
      const answer = printActivityMatch(statement, read);
      return match.negated ? `NOT ${answer}` : answer;
    }
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
