import type { Content } from "./content.ts";

/** A personalized piece of an email: who sees which version, and what everyone else sees. */
export interface Block {
  /** Names the block's property on every platform: letters, digits and underscores. */
  readonly key: string;
  readonly name: string;
  /** In order: a customer in several of the segments sees the first. */
  readonly variants: readonly Variant[];
  readonly fallback: Content;
}

export interface Variant {
  /** The value of the block's property for those who see this variant. */
  readonly key: string;
  readonly name: string;
  readonly segment: string;
  readonly content: Content;
}

/** A block as a merchant writes it and as it is stored. `readBlock` makes it a block, or says why not. */
export interface BlockDraft {
  readonly key: string;
  readonly name: string;
  readonly variants: readonly VariantDraft[];
  /** Liquid source. Mandatory: somebody is always in none of the segments. */
  readonly fallback: string | undefined;
}

export interface VariantDraft {
  readonly key: string;
  readonly name: string;
  readonly segment: string;
  /** Liquid source. */
  readonly source: string;
}

/** The variant key of those who see the fallback. */
export const EVERYONE_ELSE = "everyone_else";
