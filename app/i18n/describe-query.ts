import { assertNever } from "#app/lib/assert-never.ts";
import type { Condition, Junction, Query, Reference } from "#app/core/language/ast.ts";
import { describeComparison } from "./describe-comparison.ts";
import { describeMatch } from "./describe-match.ts";
import type { QueryWords } from "./query-words.en.ts";

/** Says a query as a merchant would: "customers who ordered at least 5 times and spent more than £500". */
export function describeQuery({ condition }: Query, words: QueryWords): string {
  if (condition === undefined) return words.everyone;
  return words.customersWho(describeCondition(condition, words));
}

/** The same without "customers who", for where the page says that already. */
export function describeCondition(condition: Condition, words: QueryWords): string {
  switch (condition.kind) {
    case "and":
    case "or":
      return describeJunction(condition, words, 0);
    case "not":
      return words.notAmong(describeCondition(condition.operand, words));
    case "comparison":
      return describeComparison(condition, words);
    case "match":
      return describeMatch(condition, words);
    case "reference":
      return describeReference(condition, words);
    default:
      return assertNever(condition);
  }
}

function describeReference({ negated, segments }: Reference, words: QueryWords): string {
  const names = words.oneOf(segments.map(({ name }) => words.text(name)));
  return words.filters.inSegments(names, segments.length, negated);
}

/** One level of nesting is told by "either" and "both"; deeper ones need parentheses to be told apart. */
function describeJunction(junction: Junction, words: QueryWords, depth: number): string {
  const phrases = junction.operands.map((operand) =>
    "operands" in operand
      ? describeInner(operand, words, depth + 1)
      : describeCondition(operand, words),
  );
  return junction.kind === "and" ? words.all(phrases) : words.any(phrases);
}

function describeInner(junction: Junction, words: QueryWords, depth: number): string {
  const list = describeJunction(junction, words, depth);
  const count = junction.operands.length;
  const said = junction.kind === "and" ? words.both(list, count) : words.either(list, count);
  return depth > 1 || count > 2 ? words.grouped(said) : said;
}
