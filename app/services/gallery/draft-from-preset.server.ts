import { type Choices, presetQuery } from "#app/core/gallery/preset-query.ts";
import { findPreset } from "#app/core/gallery/presets.ts";

/** What a new segment begins as. */
export interface PresetDraft {
  readonly name: string;
  readonly query: string;
  readonly isSnapshot: boolean;
}

/** What a new segment begins as when a preset was chosen; `undefined` where there is none such. */
export function draftFromPreset(key: string, choices: Choices): PresetDraft | undefined {
  const preset = findPreset(key);
  const written = preset && presetQuery(preset, choices);
  if (!preset || written?.ok !== true) return undefined;
  return { name: preset.name, query: written.text, isSnapshot: preset.kind === "static" };
}
