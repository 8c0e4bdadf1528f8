import { presetQuery } from "#app/core/gallery/preset-query.ts";
import { findPreset } from "#app/core/gallery/presets.ts";
import { invariant } from "#app/lib/invariant.ts";

/** The segments every shop begins with: the lifecycle, and two that show what the engine can do. */
export const STARTER_SEGMENTS = [
  "new",
  "active",
  "loyal",
  "lapsed",
  "spent-in-half-a-year",
  "bought-lately",
].map((key) => {
  const preset = findPreset(key);
  invariant(preset, `${key} is in the gallery`);
  const written = presetQuery(preset);
  invariant(written.ok, "a preset as it comes is whole");
  return { name: preset.name, query: written.text };
});
