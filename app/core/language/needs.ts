import type { Comparison, Condition, Match, Query } from "./ast.ts";
import { meaningsOf } from "./reference.ts";

/**
 * What a query asks for that nothing we ingest answers yet, each once. Empty means that it can be
 * compiled and that its numbers are true.
 */
export function needsOf(query: Query): readonly string[] {
  const needs = new Set<string>();
  const waiting: Condition[] = query.condition === undefined ? [] : [query.condition];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ("operands" in next) waiting.push(...next.operands.toReversed());
    else if (next.kind === "not") waiting.push(next.operand);
    else if (next.kind === "reference") waiting.push(...meaningsOf(next).toReversed());
    else for (const need of needsOfClause(next)) needs.add(need);
  }
  return [...needs];
}

function needsOfClause(clause: Comparison | Match): string[] {
  if (clause.kind === "match") return needsOfMatch(clause);
  const { source } = clause.attribute;
  return source.kind === "unknown" ? [source.needs] : [];
}

function needsOfMatch({ function: { source }, parameters }: Match): string[] {
  if (source.kind === "unknown") return [source.needs];
  return parameters.map(({ parameter }) => parameter.needs).filter((need) => need !== undefined);
}
