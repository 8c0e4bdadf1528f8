import type { ValueType } from "#app/core/catalog/attribute.ts";
import type { Span } from "./span.ts";

/** What is wrong with a query, as data: where, what, and the particulars that its sentence needs. */
export type Mistake = Particulars & {
  readonly span: Span;
  /** What was probably meant. */
  readonly suggestion?: string;
  readonly fix?: Fix;
};

/** An edit that would mend the mistake. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

export type MistakeCode = keyof ParticularsOf;

/** A code with its particulars; of one code, so that a table by code can take them. */
export type Particulars<C extends MistakeCode = MistakeCode> = {
  [K in C]: { readonly code: K } & Readonly<ParticularsOf[K]>;
}[C];

/** Says something of each kind of mistake. */
export type ByMistake<T> = { readonly [C in MistakeCode]: (mistake: Particulars<C>) => T };

interface ParticularsOf {
  unexpected: { found: string };
  "unexpected-end": unknown;
  "unclosed-string": unknown;
  "unclosed-parenthesis": unknown;
  "wrong-quotes": { found: string };
  "malformed-value": { found: string };
  "unstorable-character": unknown;
  "too-long": { limit: number };
  "too-deep": { limit: number };
  "too-many-clauses": { limit: number };
  "list-too-long": { limit: number };
  "unknown-filter": { name: string };
  "needs-matches": { name: string };
  "not-a-function": { name: string };
  "unknown-parameter": { name: string; function: string };
  "duplicate-parameter": { name: string };
  "missing-parameter": { name: string };
  "operator-does-not-fit": { name: string; operator: string };
  "value-does-not-fit": { name: string; type: ValueType; found: string };
  "unknown-value": { name: string; found: string };
  "out-of-range": { found: string };
  "no-such-date": { found: string };
  "offset-too-far": { found: string };
  "elapsed-equality": { found: string };
  "impossible-range": { name: string };
  contradiction: { name: string };
  "unknown-segment": { found: string };
  /** `path`: the names of the segments, each asking for the next, from the one written back to its own. */
  "segment-cycle": { found: string; path: readonly string[] };
  "segments-too-deep": { found: string; limit: number };
  "segments-too-large": { found: string; limit: number };
  "unreadable-segment": { found: string };
}
