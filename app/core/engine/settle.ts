import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import { invariant } from "#app/lib/invariant.ts";
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
 * `storedIn` gives the customer's intervals in the version at an index, ascending. Each version is
 * settled from its own `liveFrom` on; the walk has a look at exactly that moment, or only later ones.
 */
export function* settle(
  walk: Walk,
  versions: readonly KeptVersion[],
  storedIn: (index: number) => readonly Interval[],
): Generator<Settlement> {
  const customer = BigInt(walk.customer);
  for (const [index, version] of versions.entries()) {
    if (customer > version.builtThrough) continue;
    const stored = storedIn(index);
    if (staysSame(walk, version, index, stored)) continue;
    const settlement = settleOne(walk, version, index, stored);
    if (settlement) yield settlement;
  }
}

/**
 * Whether the walk says nothing new: still a member, or still none. Almost always so, which is why
 * it is asked first and without making anything.
 */
function staysSame(
  { looks }: Walk,
  { liveFrom }: KeptVersion,
  index: number,
  stored: readonly Interval[],
): boolean {
  const last = stored.at(-1);
  const isMember = last?.left === FOREVER;
  return looks.every(
    ({ at, inside }) =>
      at < liveFrom ||
      ((inside?.[index] === "t") === isMember &&
        (last === undefined || (isMember ? last.entered : last.left) <= at)),
  );
}

function settleOne(
  { customer, looks, occasions }: Walk,
  version: KeptVersion,
  index: number,
  stored: readonly Interval[],
): Settlement | undefined {
  const sightings = looks
    .filter(({ at }) => at >= version.liveFrom)
    .map(({ at, inside }): Sighting => ({ at, inside: inside?.[index] === "t" }));
  const [first] = sightings;
  invariant(first, "a walk without looks says nothing new");

  const rewritten = rewriteIntervals(stored, sightings);
  const difference = differenceOf(stored, rewritten);
  if (difference.deleted.length === 0 && difference.written.length === 0) return undefined;
  return {
    version,
    customer,
    ...difference,
    members: Number(isOpen(rewritten)) - Number(isOpen(stored)),
    change: version.isBuilding
      ? undefined
      : findChange({ stored, rewritten, from: first.at, occasions }),
  };
}
