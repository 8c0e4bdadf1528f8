import type { Preset } from "./preset.ts";

const LOYAL = "last_order_date >= -90d AND first_order_date < -30d AND number_of_orders >= 5";

/** The lifecycle: every buyer is in exactly one of the first four, whatever the moment. */
export const LIFECYCLE_PRESETS = [
  lifecycle("new", "New", "welcome", "first_order_date >= -30d"),
  lifecycle(
    "active",
    "Active",
    "repeat",
    "last_order_date >= -90d AND first_order_date < -30d AND number_of_orders < 5",
  ),
  lifecycle("loyal", "Loyal", "reward", LOYAL),
  lifecycle("lapsed", "Lapsed", "win-back", "last_order_date < -90d"),
  { ...lifecycle("loyal-snapshot", "Snapshot of Loyal", "reward", LOYAL), kind: "static" },
] as const satisfies readonly Preset[];

function lifecycle(key: string, name: string, goal: Preset["goal"], query: string): Preset {
  return { key, name, query, goal, category: "lifecycle", options: {} };
}
