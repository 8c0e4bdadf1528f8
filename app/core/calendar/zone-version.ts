import { invariant } from "#app/lib/invariant.ts";
import { ALWAYS, FOREVER, type Moment } from "./moment.ts";

/**
 * The zone a shop keeps its days in from a moment on. A shop that moves keeps its past: each moment
 * uses the zone then in force. Versions ascend by `from`; the first reaches back to ALWAYS.
 */
export interface ZoneVersion {
  readonly zone: string;
  readonly from: Moment;
}

export function zoneAt(versions: readonly ZoneVersion[], moment: Moment): string {
  let [current] = versions;
  invariant(current?.from === ALWAYS, "a shop's first zone reaches back to ALWAYS");
  for (const version of versions) if (version.from <= moment) current = version;
  return current.zone;
}

/** When the next version comes into force: later than the moment, FOREVER when there is none. */
export function nextZoneChange(versions: readonly ZoneVersion[], moment: Moment): Moment {
  return versions.find(({ from }) => from > moment)?.from ?? FOREVER;
}
