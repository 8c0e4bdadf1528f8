import { compare } from "#app/lib/compare.ts";
import { groupBy } from "#app/lib/group-by.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { ALWAYS, FOREVER } from "#app/core/calendar/moment.ts";
import type { DatedValue } from "#app/core/catalog/customer-history.ts";

/**
 * One thing seen of an attribute's value.
 *
 * - `read`: all values were seen at once. A read of several values is several observations with the
 *   same `at`, `triggeredAt` and `bodyHash`; a read that found none is one of the value NOTHING. An
 *   attribute with a single value (a consent state, an email domain) is only ever read.
 * - `added`, `removed`: only this value was told of.
 */
export interface Observation {
  readonly attribute: string;
  readonly value: string;
  readonly kind: "read" | "added" | "removed";
  /** When it was so, by Shopify's clock; ALWAYS when Shopify does not say. */
  readonly at: Moment;
  readonly triggeredAt: Moment;
  readonly bodyHash: string;
}

/** What a read is written down as that found no value. */
export const NOTHING = "";

/** Something told of an attribute at one stroke: a whole read, or one value added or removed. */
type Telling = Pick<Observation, "kind" | "at"> & { readonly values: ReadonlySet<string> };

/**
 * Works out which values held when.
 *
 * The last writer of each value stands from its `at` on, and a read writes all values: those not in
 * it do not hold. Ties fall to the greater `triggeredAt`, then `bodyHash`, then added over removed
 * over read. Of several writers at one moment only the last counts for anything, so nothing is lost
 * by keeping one row for each value, kind and moment, and any order of arrival ends alike.
 *
 * Before the first writer of a value the earliest knowledge reaches back to ALWAYS: a value first
 * read held before, one first added did not, one first removed did.
 */
export function datedValues(observations: readonly Observation[]): DatedValue[] {
  const dated: DatedValue[] = [];
  for (const [attribute, seen] of groupBy(observations, (each) => each.attribute)) {
    const tellings = tellingsOf(seen);
    for (const value of new Set(seen.map((each) => each.value))) {
      if (value === NOTHING) continue;
      for (const stretch of stretchesOf(value, tellings)) {
        dated.push({ attribute, value, ...stretch });
      }
    }
  }
  return dated.sort(compareDated);
}

function tellingsOf(observations: readonly Observation[]): Telling[] {
  const tellings: Telling[] = [];
  let last: Observation | undefined;
  let values = new Set<string>();
  for (const observation of observations.toSorted(compareObservations)) {
    const { kind, at, value } = observation;
    const continues = kind === "read" && last && compareStrokes(last, observation) === 0;
    if (!continues) {
      values = new Set();
      tellings.push({ kind, at, values });
    }
    values.add(value);
    last = observation;
  }
  return tellings;
}

function stretchesOf(
  value: string,
  tellings: readonly Telling[],
): { from: Moment; until: Moment }[] {
  const writers = tellings
    .filter(({ kind, values }) => kind === "read" || values.has(value))
    .filter(({ at }, index, all) => all[index + 1]?.at !== at);
  const stretches: { from: Moment; until: Moment }[] = [];
  let since = heldBefore(value, writers[0]) ? ALWAYS : undefined;
  for (const writer of writers) {
    const holds = writer.kind !== "removed" && writer.values.has(value);
    if (holds) since ??= writer.at;
    if (!holds && since !== undefined) {
      if (since < writer.at) stretches.push({ from: since, until: writer.at });
      since = undefined;
    }
  }
  if (since !== undefined) stretches.push({ from: since, until: FOREVER });
  return stretches;
}

/** Whether the value held before its first writer: what a read saw, and what a removal took away. */
function heldBefore(value: string, first: Telling | undefined): boolean {
  if (!first || first.kind === "added") return false;
  return first.values.has(value);
}

const RANK = { read: 0, removed: 1, added: 2 } as const;

/** Zero for two observations of one read. */
function compareStrokes(a: Observation, b: Observation): number {
  return (
    compare(a.at, b.at) ||
    compare(a.triggeredAt, b.triggeredAt) ||
    compare(a.bodyHash, b.bodyHash) ||
    RANK[a.kind] - RANK[b.kind]
  );
}

function compareObservations(a: Observation, b: Observation): number {
  return compareStrokes(a, b) || compare(a.value, b.value);
}

function compareDated(a: DatedValue, b: DatedValue): number {
  return compare(a.attribute, b.attribute) || compare(a.from, b.from) || compare(a.value, b.value);
}
