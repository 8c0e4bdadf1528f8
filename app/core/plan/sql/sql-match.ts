import { assertNever } from "#app/lib/assert-never.ts";
import type { Match, Test } from "#app/core/language/ast.ts";
import {
  type LineParameter,
  type OrderParameter,
  readMatch,
} from "#app/core/plan/match-parameters.ts";
import { toSignedTest } from "#app/core/plan/positive-test.ts";
import type { MovingBound } from "#app/core/plan/bound.ts";
import { movingBoundsOf, printBound, printTurn } from "./sql-bound.ts";
import { all, printInstantTest, printNumberTest, signed, textsOf } from "./sql-tests.ts";
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
    default:
      return assertNever(read);
  }
}

function printOrderFilter(statement: Statement, { name, test }: OrderParameter<"filter">): string {
  switch (name) {
    case "date":
      for (const bound of movingBoundsOf(test)) {
        const ahead = statement.orders.add(printAhead(statement, bound));
        statement.turns.add(printTurn(statement, `o.${ahead}`, bound));
      }
      return printInstantTest(statement, "s.placed", "s", test);
    case "amount":
      return printNumberTest(statement, "s.net", "amount", test);
    default:
      return assertNever(name);
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

function printLineFilter(statement: Statement, { name, test }: LineParameter<"filter">): string {
  switch (name) {
    case "id":
      return printNumberTest(statement, "s.product", "id", test);
    case "tag":
      return printTagTest(statement, test);
    case "date":
      for (const bound of movingBoundsOf(test)) {
        const ahead = statement.orderLines.add(printAhead(statement, bound));
        const earliest = statement.lines.add(`min(k.${ahead})`);
        statement.turns.add(printTurn(statement, `l.${earliest}`, bound));
      }
      return printInstantTest(statement, "s.placed", "s", test);
    case "quantity":
      return printNumberTest(statement, "s.quantity", "count", test);
    default:
      return assertNever(name);
  }
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
      const total =
        name === "count"
          ? lines.add(`count(*) FILTER (WHERE ${some()})`)
          : lines.add(`sum(k.${orderLines.add(`sum(s.quantity) FILTER (WHERE ${rows})`)})`);
      return printNumberTest(statement, `coalesce(l.${total}, 0)`, "count", test);
    }),
  );
}

/** `s.tags` holds those of the line's product that any segment names. */
function printTagTest({ parameters, tags }: Statement, test: Test): string {
  const signedTest = toSignedTest(test);
  const texts = textsOf(signedTest.test, true);
  for (const text of texts) tags.add(text);
  return signed(signedTest, `s.tags && ${parameters.use({ kind: "texts", texts }, "text[]")}`);
}

/** The earliest order date that the bound has not passed: the next one it will. */
function printAhead(statement: Statement, bound: MovingBound): string {
  return `min(s.placed) FILTER (WHERE s.counts AND s.placed >= ${printBound(statement, bound, "s")})`;
}
