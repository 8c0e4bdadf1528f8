import type { Span } from "#app/core/language/span.ts";

/** A stretch of Liquid source, read but not yet understood. `other` is sound Liquid that is no part of our subset. */
export type LiquidPiece =
  | { readonly kind: "text"; readonly text: string; readonly span: Span }
  | {
      readonly kind: "output";
      readonly value: LiquidTerm;
      readonly filters: readonly LiquidFilter[];
      readonly span: Span;
    }
  | LiquidTag
  | { readonly kind: "other"; readonly span: Span };

export interface LiquidTag {
  readonly kind: "tag";
  readonly name: string;
  /** Of if, elsif and unless; absent when it could not be read. */
  readonly parts?: readonly LiquidPart[] | undefined;
  /** Of for; absent when it is more than a plain loop. */
  readonly loop?: LiquidLoop | undefined;
  readonly span: Span;
}

export type LiquidTerm =
  | { readonly kind: "name"; readonly name: string; readonly span: Span }
  | { readonly kind: "text"; readonly text: string; readonly span: Span }
  | { readonly kind: "other"; readonly span: Span };

export type LiquidPart =
  | LiquidTerm
  | { readonly kind: "operator"; readonly operator: string; readonly span: Span };

export interface LiquidFilter {
  readonly name: string;
  /** Absent when one of them is named. */
  readonly arguments: readonly LiquidTerm[] | undefined;
  readonly span: Span;
}

export interface LiquidLoop {
  readonly item: string;
  readonly list: LiquidTerm;
  readonly limit: number | undefined;
}
