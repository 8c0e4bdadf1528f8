import { closest } from "#app/lib/closest.ts";
import type { Piece, Shown } from "./content.ts";
import type { Transform } from "./detail.ts";
import type { LiquidFilter, LiquidPiece } from "./liquid-piece.ts";
import { readName, type Reading, report } from "./reading.ts";
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
  if (named.kind === "item") {
    // Items are printed by the platform's own loop, where nothing can be done to them beforehand.
    if (transforms.length > 0) report(reading, { code: "outside-subset", span });
    return [{ kind: "value", shown: named, instead, span }];
  }
  const { field } = named;
  if (field.type === "list") {
    report(reading, { code: "list-not-looped", name: field.name, span });
    return [];
  }
  const assured = reading.assured.includes(field.name);
  if (field.mayBeEmpty && instead === undefined && !assured) {
    report(reading, { code: "no-default", name: field.name, span });
  }
  const shown: Shown = { kind: "detail", detail: { field, transforms } };
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
