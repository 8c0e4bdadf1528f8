import type { Span } from "./span.ts";

/**
 * - `word`: a name or keyword: `orders_placed`, `metafields.facts.birth_date`, `AND`.
 * - `literal`: anything that starts like a number: `10.99`, `2020-05-30`, `-90d`, `90_days_ago`.
 * - `string`: quoted text; `value` is what it says without quotes and escapes.
 * - `symbol`: an operator, bracket, comma or colon.
 * - `unknown`: characters that the language has no use for.
 */
export type Token =
  | { readonly kind: "word" | "literal" | "symbol" | "unknown"; readonly span: Span }
  | {
      readonly kind: "string";
      readonly span: Span;
      readonly value: string;
      readonly quote: string;
      readonly closed: boolean;
    }
  | { readonly kind: "end"; readonly span: Span };
