import type { Span } from "#app/core/language/span.ts";

/** A mistake in one piece of content. */
export type ContentMistake =
  /** `{{` or `{%` that does not close, or holds what Liquid cannot read. */
  | { readonly code: "not-liquid"; readonly span: Span }
  | {
      readonly code: "unknown-field";
      readonly name: string;
      readonly suggestion: string | undefined;
      readonly span: Span;
    }
  | {
      readonly code: "unknown-filter";
      readonly name: string;
      readonly suggestion: string | undefined;
      readonly span: Span;
    }
  /** Sound Liquid that not every platform can do. */
  | { readonly code: "unknown-tag"; readonly name: string; readonly span: Span }
  | { readonly code: "outside-subset"; readonly span: Span }
  /** `{% endif %}` without its `{% if %}`, or the other way round. */
  | { readonly code: "unbalanced-tag"; readonly name: string; readonly span: Span }
  | { readonly code: "mixed-and-or"; readonly span: Span }
  /** Only text can be compared, and only for equality. */
  | { readonly code: "not-comparable"; readonly name: string; readonly span: Span }
  /** Compared text with quotes, braces or line breaks, which templates cannot all write down. */
  | { readonly code: "unprintable-text"; readonly span: Span }
  | { readonly code: "list-not-looped"; readonly name: string; readonly span: Span }
  | { readonly code: "not-a-list"; readonly name: string; readonly span: Span }
  | { readonly code: "bad-item-name"; readonly name: string; readonly span: Span }
  /** A value where no escaping makes it safe: a script, a style, an unquoted attribute. */
  | { readonly code: "unsafe-place"; readonly span: Span }
  /** Branches that leave the HTML in different places, so that what follows has no one meaning. */
  | { readonly code: "branches-differ"; readonly span: Span }
  /** A template's own brace inside a style, where it cannot be written any other way. */
  | { readonly code: "brace-in-style"; readonly span: Span }
  /** A detail that some customers lack is printed without a default. Only a warning. */
  | { readonly code: "no-default"; readonly name: string; readonly span: Span };

/** A mistake in the block as a whole. */
export type OutlineMistake =
  | { readonly code: "missing-fallback" }
  | { readonly code: "bad-key"; readonly key: string }
  | { readonly code: "repeated-key"; readonly key: string }
  /** An earlier variant is for the same segment: nobody ever sees this one. */
  | { readonly code: "unreachable-variant"; readonly key: string; readonly earlier: string };

/** A merchant's mistake as data, with the place for people. */
export type BlockDiagnostic = {
  readonly severity: "error" | "warning";
} & (
  | OutlineMistake
  | (ContentMistake & {
      /** The variant's key, or EVERYONE_ELSE. */
      readonly variant: string;
      /** Counted from 1. */
      readonly line: number;
      /** Counted from 0, as in queries. */
      readonly column: number;
    })
);
