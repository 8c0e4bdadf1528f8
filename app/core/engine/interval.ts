import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";

/** A customer was in a segment during `[entered, left)`; `left` is FOREVER while it lasts. */
export interface Interval {
  readonly entered: Moment;
  readonly left: Moment;
}

/** Whether the last of ascending intervals still lasts. */
export function isOpen(intervals: readonly Interval[]): boolean {
  return intervals.at(-1)?.left === FOREVER;
}

/** The last moment at which ascending intervals changed anything; `undefined` when they are none. */
export function lastEdge(intervals: readonly Interval[]): Moment | undefined {
  const last = intervals.at(-1);
  return last && (last.left === FOREVER ? last.entered : last.left);
}
