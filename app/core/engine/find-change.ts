import type { Moment } from "#app/core/calendar/moment.ts";
import { type Cause, isAnnounced } from "./cause.ts";
import { type Interval, isOpen, lastEdge } from "./interval.ts";

/** Something that was known to happen to the customer: a probe, or a turn that came due. */
export interface Occasion {
  readonly at: Moment;
  readonly cause: Cause;
  readonly ref?: string | undefined;
}

export interface MembershipChange {
  readonly kind: "entered" | "left";
  /** From when on what was last told is wrong. */
  readonly at: Moment;
  readonly cause: Cause;
  readonly ref: string | undefined;
}

/** One customer's intervals before and after being looked at again from `from` on, and what led to it. */
export interface Rewrite {
  readonly stored: readonly Interval[];
  readonly rewritten: readonly Interval[];
  readonly from: Moment;
  /** Ascending; at least one. */
  readonly occasions: readonly [Occasion, ...Occasion[]];
}

/**
 * The difference between what was last told and what is true now; `undefined` when there is none.
 *
 * Stored intervals are what was told: after every transaction they are true. So a stretch that came
 * and went in the past corrects intervals and is no change.
 */
export function findChange({
  stored,
  rewritten,
  from,
  occasions,
}: Rewrite): MembershipChange | undefined {
  const isMember = isOpen(rewritten);
  if (isOpen(stored) === isMember) return undefined;

  const [was, is] = [lastEdge(stored), lastEdge(rewritten)];
  const at = Math.max(was ?? from, is ?? from);
  const occasion = occasions.findLast((each) => each.at <= at) ?? occasions[0];
  // What turns later than its occasion, where nothing turned before, does so by time alone. Not after
  // a merge or an import: nobody was told of what they bring while it lasted, so they bring that too.
  const byTime =
    at > from && occasion.at < at && is === at && was !== at && isAnnounced(occasion.cause);
  return {
    kind: isMember ? "entered" : "left",
    at,
    cause: byTime ? "time" : occasion.cause,
    ref: byTime ? undefined : occasion.ref,
  };
}
