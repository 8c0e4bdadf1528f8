import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import { invariant } from "#app/lib/invariant.ts";
import type { Interval } from "./interval.ts";

/** The answer for one customer at a moment, which holds until the next sighting. */
export interface Sighting {
  readonly at: Moment;
  readonly inside: boolean;
}

/**
 * The intervals as they are once everything from the first sighting on was looked at again.
 *
 * What lies before stays. Relies on the sightings ascending and on nothing changing between two of
 * them or after the last; both come from following every next turn. Gives intervals that ascend and
 * never touch, so equal memberships are equal lists.
 */
export function rewriteIntervals(
  stored: readonly Interval[],
  sightings: readonly Sighting[],
): Interval[] {
  const [first] = sightings;
  invariant(first, "a customer is looked at at least once");
  const intervals = stored.filter(({ entered }) => entered < first.at);
  const reaching = (intervals.at(-1)?.left ?? first.at - 1) >= first.at;
  let since = reaching ? intervals.pop()?.entered : undefined;

  for (const { at, inside } of sightings) {
    if (inside) {
      since ??= at;
    } else if (since !== undefined) {
      intervals.push({ entered: since, left: at });
      since = undefined;
    }
  }
  if (since !== undefined) intervals.push({ entered: since, left: FOREVER });
  return intervals;
}

/** What turns the stored intervals into the rewritten ones. */
export interface IntervalDifference {
  /** Beginnings of stored intervals that are no more. */
  readonly deleted: readonly Moment[];
  /** Intervals that are new or end otherwise. */
  readonly written: readonly Interval[];
}

export function differenceOf(
  stored: readonly Interval[],
  rewritten: readonly Interval[],
): IntervalDifference {
  const before = new Map(stored.map(({ entered, left }) => [entered, left]));
  const after = new Set(rewritten.map(({ entered }) => entered));
  return {
    deleted: stored.map(({ entered }) => entered).filter((entered) => !after.has(entered)),
    written: rewritten.filter(({ entered, left }) => before.get(entered) !== left),
  };
}
