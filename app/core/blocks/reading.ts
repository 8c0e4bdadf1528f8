import { closest } from "#app/lib/closest.ts";
import type { Span } from "#app/core/language/span.ts";
import type { ContentMistake } from "./block-mistake.ts";
import type { LiquidPiece, LiquidTerm } from "./liquid-piece.ts";
import { MERGE_FIELDS, type MergeField } from "./merge-fields.ts";

/** Content being read: where we are, the loops we are in, and the mistakes so far. */
export interface Reading {
  readonly pieces: readonly LiquidPiece[];
  position: number;
  /** The items of the loops around, the innermost last. */
  readonly items: string[];
  /** Fields that the conditions around assure a value of. */
  readonly assured: string[];
  readonly mistakes: ContentMistake[];
}

export function report(reading: Reading, mistake: ContentMistake): void {
  reading.mistakes.push(mistake);
}

export type Named =
  | { readonly kind: "field"; readonly field: MergeField }
  | { readonly kind: "item"; readonly item: string };

/** What a term names: an item of a loop around it or a merge field. Anything else is reported. */
export function readName(reading: Reading, term: LiquidTerm): Named | undefined {
  if (term.kind !== "name") {
    report(reading, { code: "outside-subset", span: term.span });
    return;
  }
  const { name, span } = term;
  if (reading.items.includes(name)) return { kind: "item", item: name };
  const field = MERGE_FIELDS.get(name);
  if (field === undefined) {
    reportUnknown(reading, name, span);
    return;
  }
  return { kind: "field", field };
}

function reportUnknown(reading: Reading, name: string, span: Span): void {
  const suggestion = closest(name, [...MERGE_FIELDS.keys(), ...reading.items]);
  report(reading, { code: "unknown-field", name, suggestion, span });
}
