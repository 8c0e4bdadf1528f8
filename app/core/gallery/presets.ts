import { ENGAGEMENT_PRESETS } from "./engagement-presets.ts";
import { LIFECYCLE_PRESETS } from "./lifecycle-presets.ts";
import { PEOPLE_PRESETS } from "./people-presets.ts";
import type { Preset } from "./preset.ts";
import { PURCHASE_PRESETS } from "./purchase-presets.ts";

/** The whole gallery, in the order in which it is shown. */
export const PRESETS: readonly Preset[] = [
  ...LIFECYCLE_PRESETS,
  ...PURCHASE_PRESETS,
  ...ENGAGEMENT_PRESETS,
  ...PEOPLE_PRESETS,
];

/** The preset with a key, if there is one. */
export function findPreset(key: string): Preset | undefined {
  return PRESETS.find((preset) => preset.key === key);
}
