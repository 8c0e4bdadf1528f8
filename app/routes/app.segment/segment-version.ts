import type { Moment } from "#app/core/calendar/moment.ts";

/** A definition that the segment has or had. */
export interface SegmentVersion {
  readonly version: number;
  readonly query: string;
  readonly state: "building" | "live" | "retired";
  readonly createdAt: Moment;
  readonly createdBy: string | undefined;
  readonly wentLiveAt: Moment | undefined;
  readonly retiredAt: Moment | undefined;
  readonly members: number | undefined;
  readonly arrivals: boolean;
}
