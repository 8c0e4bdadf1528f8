import { closest } from "#app/lib/closest.ts";
import type { Piece } from "./content.ts";
import type { Transform } from "./detail.ts";
import type { LiquidFilter, LiquidPiece } from "./liquid-piece.ts";
import { assuredName, readName, type Reading, report, toShown } from "./reading.ts";
import { transformed } from "./write-details.ts";

const CASES: ReadonlyMap<string, Transform> = new Map([
  ["upcase", "upcase"],
  ["downcase", "downcase"],
  ["capitalize", "capitalize"],
]);

/** Every value is escaped where it is printed: asking for it changes nothing. */
const NEEDLESS = new Set(["escape", "escape_once", "strip"]);

const FILTERS = ["default", ...CASES.keys(), "escape"];

interface Filtered {
  readonly transforms: Transform[];
  instead: string | undefined;
}

/** Reads `{{ first_name | default: "there" | upcase }}`. */
export function readValue(
  reading: Reading,
  { value, filters, span }: Extract<LiquidPiece, { readonly kind: "output" }>,
): readonly Piece[] {
  if (value.kind === "text") return [{ kind: "text", text: value.text, span }];
  const named = readName(reading, value);
  const filtered: Filtered = { transforms: [], instead: undefined };
  const before = reading.mistakes.length;
  for (const filter of filters) readFilter(reading, filter, filtered);
  if (named === undefined || reading.mistakes.length > before) return [];

  const { transforms, instead } = filtered;
  const field = named.kind === "item" ? named.part : named.field;
  if (field === undefined) {
    // Items that are texts are printed by the platform's own loop: nothing can be done to them beforehand.
    if (transforms.length > 0) report(reading, { code: "outside-subset", span });
    return [{ kind: "value", shown: toShown(named), instead, span }];
  }
  if (field.type === "list") {
    report(reading, { code: "list-not-looped", name: field.name, span });
    return [];
  }
  const shown = toShown(named, transforms);
  const isAssured = reading.assured.includes(assuredName(shown));
  if (field.mayBeEmpty && instead === undefined && !isAssured) {
    report(reading, { code: "no-default", name: assuredName(shown), span });
  }
  return [{ kind: "value", shown, instead, span }];
}

function readFilter(reading: Reading, filter: LiquidFilter, into: Filtered): void {
  const { name, arguments: given, span } = filter;
  const transform = CASES.get(name);
  if (transform !== undefined) {
    into.transforms.push(transform);
    into.instead = into.instead && transformed(into.instead, [transform]);
  } else if (name === "default") {
    const [text] = given ?? [];
    if (given?.length === 1 && text?.kind === "text") into.instead ??= text.text;
    else report(reading, { code: "outside-subset", span });
  } else if (!NEEDLESS.has(name)) {
    report(reading, { code: "unknown-filter", name, suggestion: closest(name, FILTERS), span });
  }
}
