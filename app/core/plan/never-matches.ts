import type { Attribute } from "#app/core/catalog/attribute.ts";
import type { Comparison, Condition, Match, Query } from "#app/core/language/ast.ts";
import { type Range, rangeOf } from "#app/core/language/range.ts";
import { groupBy } from "#app/lib/group-by.ts";
import { expandSegments } from "./expand-segments.ts";
import { toSignedTest } from "./positive-test.ts";
import { withoutNot } from "./without-not.ts";

/**
 * Whether nobody can ever fulfil a query, whatever happens. Claims only what is certain; the language
 * refuses the plain contradictions, so what is left hides behind NOT, counts below 0, or dates to come.
 */
export function neverMatches({ condition }: Query): boolean {
  return condition !== undefined && isImpossible(withoutNot(expandSegments(condition)));
}

function isImpossible(condition: Condition): boolean {
  switch (condition.kind) {
    case "or":
      return condition.operands.every(isImpossible);
    case "and":
      return condition.operands.some(isImpossible) || isContradiction(condition.operands);
    case "comparison":
      return isContradiction([condition]);
    case "match":
      return isImpossibleMatch(condition);
    case "reference":
      return condition.negated; // Those left hold everyone.
    case "not":
      return false; // There is none left.
  }
}

/** Whether conditions that must hold together leave no value for some attribute. */
function isContradiction(conditions: readonly Condition[]): boolean {
  const comparisons = conditions.filter((each) => each.kind === "comparison");
  const byAttribute = groupBy(comparisons, ({ attribute }) => attribute.name);
  return [...byAttribute.values()].some(leavesNothing);
}

function leavesNothing(comparisons: readonly Comparison[]): boolean {
  const [{ attribute } = { attribute: undefined }] = comparisons;
  if (attribute === undefined) return false;
  const tests = comparisons.map(({ test }) => toSignedTest(test));
  const isUnknown = tests.some(({ negated, test }) => negated && test.kind === "known");
  const isKnown = tests.some(({ negated }) => !negated);
  if (isUnknown && isKnown) return true;
  if (attribute.list || attribute.anniversaryOf !== undefined) return false;
  const ranges = comparisons.map(({ test }) => rangeOf(test, attribute.type));
  return isEmpty([...ranges.filter((range) => range !== undefined), ...limitsOf(attribute)]);
}

/** Counts are not below 0, and what has happened does not lie ahead. */
function limitsOf({ source, wholeYears }: Attribute): Range[] {
  if (wholeYears) return [NOT_NEGATIVE];
  switch (source.kind) {
    case "orders":
      if (source.aggregate === "count") return [NOT_NEGATIVE];
      return source.aggregate === "first" || source.aggregate === "last" ? HAPPENED : [];
    case "added":
    case "abandoned-checkout":
      return HAPPENED;
    default:
      return [];
  }
}

const NOT_NEGATIVE: Range = { line: "number", low: 0n };
const HAPPENED: Range[] = [
  { line: "day-offset", high: 1n },
  { line: "elapsed", high: 1n },
];

/** Where a match compares totals, a filter that no row passes leaves 0 to compare. */
function isImpossibleMatch({ negated, parameters }: Match): boolean {
  if (negated) return false;
  const totals = parameters.filter(({ parameter }) => parameter.role === "aggregate");
  return (totals.length > 0 ? totals : parameters).some(({ parameter, test }) => {
    const counts = ["count", "quantity", "sum_quantity"].includes(parameter.name);
    const range = counts ? rangeOf(test, parameter.type) : undefined;
    return range !== undefined && isEmpty([range, NOT_NEGATIVE]);
  });
}

/** Whether the ranges of some line have nothing in common. Where none has an end nothing is certain. */
function isEmpty(ranges: readonly Range[]): boolean {
  return [...groupBy(ranges, ({ line }) => line).values()].some((together) => {
    const lows = together.flatMap(({ low }) => low ?? []);
    const highs = together.flatMap(({ high }) => high ?? []);
    return lows.some((low) => highs.some((high) => low >= high));
  });
}
