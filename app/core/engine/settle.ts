import type { Moment } from "#app/core/calendar/moment.ts";
import { findChange, type MembershipChange, type Occasion } from "./find-change.ts";
import { type Interval, isOpen } from "./interval.ts";
import { differenceOf, rewriteIntervals, type Sighting } from "./rewrite-intervals.ts";

/** A definition of a segment whose memberships are kept. */
export interface KeptVersion {
  readonly segment: string;
  readonly version: number;
  /** Its memberships are true from here on. */
  readonly liveFrom: Moment;
  /** Being built: nobody was told of its members yet, so nothing changes for anybody. */
  readonly isBuilding: boolean;
  /** The greatest customer id that its build has reached; those beyond are not kept yet. */
  readonly builtThrough: bigint;
}

/** The answers of all versions at one moment, in their order; `undefined` for somebody who is gone. */
export interface Look {
  readonly at: Moment;
  readonly inside: string | undefined;
}

/** One customer, looked at from the first thing that changed up to now. */
export interface Walk {
  readonly customer: string;
  readonly looks: readonly Look[];
  readonly occasions: readonly [Occasion, ...Occasion[]];
}

/** What must be written for one customer and version. */
export interface Settlement {
  readonly version: KeptVersion;
  readonly customer: string;
  readonly deleted: readonly Moment[];
  readonly written: readonly Interval[];
  /** How the number of members changes: -1, 0 or 1. */
  readonly members: number;
  readonly change: MembershipChange | undefined;
}

/**
 * Works out what one walk changes in the memberships of every version.
 *
 * `storedIn` gives a version's intervals of the customer, ascending. Each version is settled from
 * its own `liveFrom` on; the walk has a look at exactly that moment, or at a later one only.
 */
export function* settle(
  { customer, looks, occasions }: Walk,
  versions: readonly KeptVersion[],
  storedIn: (version: KeptVersion) => readonly Interval[],
): Generator<Settlement> {
  for (const [index, version] of versions.entries()) {
    if (BigInt(customer) > version.builtThrough) continue;
    const sightings = looks
      .filter(({ at }) => at >= version.liveFrom)
      .map(({ at, inside }): Sighting => ({ at, inside: inside?.[index] === "t" }));
    const [first] = sightings;
    const stored = storedIn(version);
    if (!first || (stored.length === 0 && sightings.every(({ inside }) => !inside))) continue;

    const rewritten = rewriteIntervals(stored, sightings);
    const difference = differenceOf(stored, rewritten);
    if (difference.deleted.length === 0 && difference.written.length === 0) continue;
    const rewrite = { stored, rewritten, from: first.at, occasions };
    yield {
      version,
      customer,
      ...difference,
      members: Number(isOpen(rewritten)) - Number(isOpen(stored)),
      change: version.isBuilding ? undefined : findChange(rewrite),
    };
  }
}
