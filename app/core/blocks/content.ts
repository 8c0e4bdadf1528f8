import type { Span } from "#app/core/language/span.ts";
import { type Detail, detailName } from "./detail.ts";
import type { MergeField } from "./merge-fields.ts";

/** What a variant or fallback says: literal text, customer details, choices and loops. The one tree that all dialects print. */
export type Content = readonly Piece[];

export type Piece = TextPiece | ValuePiece | ChoosePiece | EachPiece;

/** The merchant's own markup. */
export interface TextPiece {
  readonly kind: "text";
  readonly text: string;
  readonly span: Span;
}

export interface ValuePiece {
  readonly kind: "value";
  readonly shown: Shown;
  /** Shown in its place when there is no value. */
  readonly instead: string | undefined;
  readonly span: Span;
}

/** The first branch whose condition holds, else `otherwise`. */
export interface ChoosePiece {
  readonly kind: "choose";
  readonly branches: readonly Branch[];
  readonly otherwise: Content;
  readonly span: Span;
}

export interface Branch {
  readonly condition: Check;
  readonly body: Content;
}

/** The body once for each item of a list, at most `limit` times; `empty` when there is none. */
export interface EachPiece {
  readonly kind: "each";
  readonly list: Detail;
  readonly item: string;
  readonly limit: number | undefined;
  readonly body: Content;
  readonly empty: Content;
  readonly span: Span;
}

/** What is printed or compared: a detail of the customer, or the item of the loop around it. */
export type Shown =
  | { readonly kind: "detail"; readonly detail: Detail }
  | {
      readonly kind: "item";
      readonly item: string;
      readonly list: MergeField;
      /** What of it, where items are things; the item itself where they are texts. */
      readonly part: Detail | undefined;
    };

/** Tests of which all (`and`) or any (`or`) must hold. Never both kinds: template languages disagree on which binds tighter. */
export interface Check {
  readonly joined: "and" | "or";
  readonly tests: readonly [Test, ...Test[]];
}

/** All that every platform can decide the same way: whether there is a value, and whether it is this text. */
export type Test =
  | { readonly kind: "present"; readonly shown: Shown; readonly negated: boolean }
  | {
      readonly kind: "equals";
      readonly shown: Shown;
      readonly text: string;
      readonly negated: boolean;
    };

/** How a loop's item, or a part of it, is named in template languages. */
export function itemName({ item, part }: Extract<Shown, { readonly kind: "item" }>): string {
  return part === undefined ? item : `${item}.${detailName(part)}`;
}
