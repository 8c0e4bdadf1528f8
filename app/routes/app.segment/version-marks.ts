import type { SizeMark } from "#app/components/size-chart.tsx";
import type { SegmentVersion } from "./segment-version.ts";

/** Where edits went live: what the first version began is no mark. */
export function marksOf(versions: readonly SegmentVersion[]): SizeMark[] {
  const lived = versions.flatMap(({ version, wentLiveAt: at }) =>
    at === undefined ? [] : [{ version, at }],
  );
  return lived.slice(0, -1);
}

/** The version before one that was just saved, to which one may want to go back; newest first, as given. */
export function previousOf(
  versions: readonly SegmentVersion[],
  saved: number | undefined,
): number | undefined {
  if (saved === undefined || versions[0]?.version !== saved) return undefined;
  const others = versions.slice(1);
  return (others.find(({ wentLiveAt }) => wentLiveAt !== undefined) ?? others[0])?.version;
}
