import type { Format } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/messages.en.ts";
import type { SegmentVersion } from "./segment-version.ts";

/** Says when a version was live, who made it, and how many it held: "Live since 22 Nov 2026, 812 people". */
export function sayVersion({ about }: Messages, format: Format, version: SegmentVersion): string {
  const { createdBy, members, arrivals } = version;
  const parts = [
    sayState(about.versionState, format, version),
    ...(members === undefined ? [] : [about.versionMembers(format.number(members), members)]),
    createdBy === undefined ? about.versionByUs : about.versionBy(createdBy),
    ...(arrivals ? [about.versionArrivals] : []),
  ];
  return parts.join(", ");
}

function sayState(
  say: Messages["about"]["versionState"],
  format: Format,
  { state, wentLiveAt, retiredAt }: SegmentVersion,
): string {
  if (state === "building") return say.building;
  if (wentLiveAt === undefined) return say.never;
  if (retiredAt === undefined) return say.live(format.moment(wentLiveAt));
  return say.was(format.moment(wentLiveAt), format.moment(retiredAt));
}
