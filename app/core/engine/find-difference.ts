import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { Interval } from "./interval.ts";

/** A customer's stored intervals in one version, which are not what the facts say. */
export interface IntervalsDiffer {
  readonly stored: readonly Interval[];
  readonly expected: readonly Interval[];
}

/**
 * Compares stored intervals with recomputed ones up to a moment; `undefined` when they are the same.
 *
 * Stored ones may say more: a fact that came since has rewritten them beyond that moment.
 */
export function findDifference(
  stored: readonly Interval[],
  expected: readonly Interval[],
  to: Moment,
): IntervalsDiffer | undefined {
  const known = upTo(stored, to);
  const recomputed = upTo(expected, to);
  const same =
    known.length === recomputed.length &&
    known.every((interval, index) => isSame(interval, recomputed[index]));
  return same ? undefined : { stored: known, expected: recomputed };
}

function upTo(intervals: readonly Interval[], to: Moment): Interval[] {
  return intervals
    .filter(({ entered }) => entered <= to)
    .map(({ entered, left }) => ({ entered, left: left <= to ? left : FOREVER }));
}

function isSame(one: Interval, other: Interval | undefined): boolean {
  return one.entered === other?.entered && one.left === other.left;
}
