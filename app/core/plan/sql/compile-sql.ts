import { assertNever } from "#app/lib/assert-never.ts";
import type { Condition, Query } from "#app/core/language/ast.ts";
import type { Asked } from "./asked.ts";
import type { ParameterSource } from "./parameters.ts";
import { printComparison } from "./sql-comparison.ts";
import { printMatch } from "./sql-match.ts";
import { printParts } from "./sql-parts.ts";
import { makeStatement, type Statement } from "./statement.ts";

/**
 * The answers of several queries in one statement.
 *
 * `text` begins with WITH and ends with a part `answer (customer, at, inside, turn)`, to which the
 * caller adds what it wants with it: `inside` holds one boolean for each query, in their order,
 * and `turn` the next moment at which any of them may change, null where none will.
 */
export interface SqlPlan {
  readonly text: string;
  readonly parameters: readonly ParameterSource[];
  /** How many queries it answers. */
  readonly queries: number;
  /** How many columns its parts have; PostgreSQL allows 1664 in each. */
  readonly columns: number;
}

/**
 * Compiles queries to the one statement that answers them all.
 *
 * Agrees with `compilePredicate` on every query, and its turns are never late. Every table is read
 * within the shop; what a query says reaches the statement only as a parameter. A customer who is
 * gone has no row, one not known yet is in nothing until then.
 */
export function compileSql(queries: readonly Query[], asked: Asked): SqlPlan {
  const statement = makeStatement();
  const answers = queries.map(({ condition }) =>
    condition ? printCondition(statement, condition) : "TRUE",
  );
  const text = printParts(statement, answers, asked);
  const { orders, values, checkouts, orderLines, lines, bounds } = statement;
  const { activity, firsts, emails, rates, checkoutLines, abandoned } = statement;
  return {
    text,
    parameters: statement.parameters.sources,
    queries: queries.length,
    columns: Math.max(
      ...[orders, values, checkouts, orderLines, lines].map((part) => part.size() + bounds.size()),
      ...[checkoutLines, abandoned].map((part) => part.size() + bounds.size() + 16),
      ...[activity, firsts, emails, rates].map((part) => part.size() + bounds.size() + 16),
    ),
  };
}

function printCondition(statement: Statement, condition: Condition): string {
  switch (condition.kind) {
    case "and":
    case "or": {
      const operands = condition.operands.map((operand) => printCondition(statement, operand));
      return `(${operands.join(condition.kind === "and" ? " AND " : " OR ")})`;
    }
    case "not":
      return `NOT (${printCondition(statement, condition.operand)})`;
    case "comparison":
      return printComparison(statement, condition);
    case "match":
      return printMatch(statement, condition);
    case "reference": {
      const meanings = condition.segments.map(({ condition: meaning }) =>
        meaning ? printCondition(statement, meaning) : "TRUE",
      );
      return `${condition.negated ? "NOT " : ""}(${meanings.join(" OR ")})`;
    }
    default:
      return assertNever(condition);
  }
}
