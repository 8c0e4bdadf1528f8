import { type Choices, presetQuery } from "#app/core/gallery/preset-query.ts";
import { findPreset } from "#app/core/gallery/presets.ts";

/** What a new segment begins as when a preset was chosen; `undefined` where there is none such. */
export function draftFromPreset(
  key: string,
  choices: Choices,
): { readonly name: string; readonly query: string } | undefined {
  const preset = findPreset(key);
  const written = preset && presetQuery(preset, choices);
  return preset && written?.ok === true ? { name: preset.name, query: written.text } : undefined;
}
