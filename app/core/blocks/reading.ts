import { closest } from "#app/lib/closest.ts";
import type { Span } from "#app/core/language/span.ts";
import type { ContentMistake } from "./block-mistake.ts";
import type { Shown } from "./content.ts";
import type { Transform } from "./detail.ts";
import type { LiquidPiece, LiquidTerm } from "./liquid-piece.ts";
import { MERGE_FIELDS, type MergeField } from "./merge-fields.ts";

/** Content being read: where we are, the loops we are in, and the mistakes so far. */
export interface Reading {
  readonly pieces: readonly LiquidPiece[];
  position: number;
  /** The items of the loops around, the innermost last. */
  readonly items: LoopItem[];
  /** Fields that the conditions around assure a value of. */
  readonly assured: string[];
  readonly mistakes: ContentMistake[];
}

/** The item of a loop; `list` is unknown where the loop could not be read. */
export interface LoopItem {
  readonly item: string;
  readonly list: MergeField | undefined;
}

export function report(reading: Reading, mistake: ContentMistake): void {
  reading.mistakes.push(mistake);
}

export type Named =
  | { readonly kind: "field"; readonly field: MergeField }
  | {
      readonly kind: "item";
      readonly item: string;
      readonly list: MergeField;
      readonly part: MergeField | undefined;
    };

/** What a term names: an item of a loop around it or a merge field. Anything else is reported. */
export function readName(reading: Reading, term: LiquidTerm): Named | undefined {
  if (term.kind !== "name") {
    report(reading, { code: "outside-subset", span: term.span });
    return;
  }
  const { name, span } = term;
  const [first = "", ...rest] = name.split(".");
  const around = reading.items.find(({ item }) => item === first);
  if (around !== undefined) return readItem(reading, around, { rest, span });
  const field = MERGE_FIELDS.get(name);
  if (field === undefined) {
    reportUnknown(reading, name, span);
    return;
  }
  return { kind: "field", field };
}

/** `tag` of a list of texts, `product.title` of a list of things. */
function readItem(
  reading: Reading,
  { item, list }: LoopItem,
  { rest, span }: { readonly rest: readonly string[]; readonly span: Span },
): Named | undefined {
  // The loop's own mistake was reported where it begins.
  if (list === undefined) return undefined;
  if (list.parts === undefined && rest.length === 0) {
    return { kind: "item", item, list, part: undefined };
  }
  const part = list.parts?.find(({ name }) => name === rest.join("."));
  if (part !== undefined) return { kind: "item", item, list, part };
  const known = list.parts?.map(({ name }) => `${item}.${name}`) ?? [item];
  const name = [item, ...rest].join(".");
  const suggestion = closest(name, known) ?? known[0];
  report(reading, { code: "unknown-field", name, suggestion, span });
  return undefined;
}

function reportUnknown(reading: Reading, name: string, span: Span): void {
  const items = reading.items.map(({ item }) => item);
  const suggestion = closest(name, [...MERGE_FIELDS.keys(), ...items]);
  report(reading, { code: "unknown-field", name, suggestion, span });
}

/** How a value is known that the conditions around assure. */
export function assuredName(shown: Shown): string {
  if (shown.kind === "detail") return shown.detail.field.name;
  return shown.part === undefined ? shown.item : `${shown.item}.${shown.part.field.name}`;
}

/** What was named, as the tree has it. */
export function toShown(named: Named, transforms: readonly Transform[] = []): Shown {
  if (named.kind === "field") return { kind: "detail", detail: { field: named.field, transforms } };
  const { kind, item, list, part } = named;
  return { kind, item, list, part: part && { field: part, transforms } };
}
