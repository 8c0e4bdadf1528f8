import type { Mistake } from "./mistake.ts";

/** A mistake with its place for people, and Shopify's sentence for it where Shopify has one. */
export type Diagnostic = Mistake & {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 0 in UTF-16 units, as Shopify's messages count. */
  readonly column: number;
  readonly message: string;
};
