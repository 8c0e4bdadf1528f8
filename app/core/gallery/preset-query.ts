import { quote } from "#app/core/language/quote.ts";
import type { Preset, PresetOption } from "./preset.ts";

/** What people chose, by option. */
export type Choices = Readonly<Record<string, string>>;

export type PresetQuery =
  | {
      readonly ok: true;
      readonly text: string;
      /** Options that still hold an example: a count would say nothing about this shop. */
      readonly open: readonly string[];
    }
  /** What was chosen does not fit the option. */
  | { readonly ok: false; readonly option: string };

const SHAPES: Readonly<Record<PresetOption["kind"], RegExp>> = {
  days: /^[1-9]\d{0,3}$/,
  count: /^\d{1,9}$/,
  money: /^\d{1,15}(\.\d{1,4})?$/,
  share: /^(0(\.\d{1,4})?|1)$/,
  decimal: /^-?\d{1,3}(\.\d{1,9})?$/,
  id: /^\d{1,18}$/,
  text: /^.{1,255}$/su,
};

/** A preset's query with each option filled in: as chosen, otherwise as it comes. */
export function presetQuery({ query, options }: Preset, choices: Choices = {}): PresetQuery {
  for (const [option, { kind }] of Object.entries(options)) {
    const chosen = choices[option];
    if (chosen !== undefined && !SHAPES[kind].test(chosen)) return { ok: false, option };
  }
  const open = Object.entries(options)
    .filter(([option, { isExample }]) => isExample === true && choices[option] === undefined)
    .map(([option]) => option);
  const text = query.replace(/\{([a-z]+)\}/g, (place, option: string) => {
    const found = options[option];
    return found ? printOption(found, choices[option] ?? found.value) : place;
  });
  return { ok: true, text, open };
}

function printOption({ kind }: PresetOption, value: string): string {
  return kind === "text" ? quote(value) : value;
}
