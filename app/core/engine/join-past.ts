import type { Moment } from "#app/core/calendar/moment.ts";
import type { Cause } from "./cause.ts";

/** A stretch in which a customer was in a segment under one of its definitions. */
export interface PastStretch {
  readonly version: number;
  readonly entered: Moment;
  readonly enteredBy: { readonly cause: Cause; readonly ref: string | undefined } | undefined;
  readonly left: Moment;
  readonly leftBy: { readonly cause: Cause; readonly ref: string | undefined } | undefined;
}

/**
 * Joins the stretches of somebody whom an edit left in: under the definition before it and the one
 * after they were in the segment without a break. Ascending, as given.
 */
export function joinPast(past: readonly PastStretch[]): PastStretch[] {
  const joined: PastStretch[] = [];
  for (const stretch of past) {
    const last = joined.at(-1);
    const goesOn =
      last?.leftBy?.cause === "edit" &&
      stretch.version > last.version &&
      stretch.enteredBy === undefined &&
      stretch.entered <= last.left;
    if (goesOn) {
      const { version, left, leftBy } = stretch;
      joined[joined.length - 1] = { ...last, version, left, leftBy };
    } else {
      joined.push(stretch);
    }
  }
  return joined;
}
