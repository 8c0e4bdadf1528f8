import { inspect, type Rule } from "./inspection.ts";
import { MOST_MISTAKES } from "./limits.ts";
import type { Mistake } from "./mistake.ts";
import { contradictions } from "./rules/contradictions.ts";
import { elapsedComparisons } from "./rules/elapsed-comparisons.ts";
import { fewClauses } from "./rules/few-clauses.ts";
import { fittingOperators } from "./rules/fitting-operators.ts";
import { fittingValues } from "./rules/fitting-values.ts";
import { knownFilters } from "./rules/known-filters.ts";
import { knownParameters } from "./rules/known-parameters.ts";
import { knownSegments } from "./rules/known-segments.ts";
import { knownValues } from "./rules/known-values.ts";
import { nearOffsets } from "./rules/near-offsets.ts";
import { possibleRanges } from "./rules/possible-ranges.ts";
import { realDates } from "./rules/real-dates.ts";
import { shallowNesting } from "./rules/shallow-nesting.ts";
import { shortLists } from "./rules/short-lists.ts";
import { singleParameters } from "./rules/single-parameters.ts";
import { soundNumbers } from "./rules/sound-numbers.ts";
import type { SegmentReader } from "./segment-reader.ts";
import { wholePlaces } from "./rules/whole-places.ts";
import type { Syntax } from "./syntax.ts";

const RULES: readonly Rule[] = [
  fewClauses,
  shallowNesting,
  knownFilters,
  knownParameters,
  singleParameters,
  fittingOperators,
  shortLists,
  fittingValues,
  knownValues,
  knownSegments,
  soundNumbers,
  realDates,
  nearOffsets,
  elapsedComparisons,
  possibleRanges,
  wholePlaces,
  contradictions,
];

/** What the rules find wrong with a tree. Empty means that it is sound, if it was read whole. */
export function check(syntax: Syntax, segments: SegmentReader): Mistake[] {
  const inspection = inspect(syntax, segments);
  const mistakes: Mistake[] = [];
  for (const rule of RULES) {
    for (const mistake of rule(inspection)) {
      mistakes.push(mistake);
      if (mistakes.length === MOST_MISTAKES) return mistakes;
    }
  }
  return mistakes;
}
