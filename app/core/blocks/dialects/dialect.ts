import type { Block } from "#app/core/blocks/block.ts";
import type { CustomerFacts } from "#app/core/blocks/customer-facts.ts";
import type { Property } from "#app/core/blocks/properties.ts";

/**
 * How a print works where it is pasted.
 *
 * - `native`: the platform chooses each customer's version itself, by the details we send.
 * - `version-per-segment`: the platform cannot choose; the text is one version, for one segment.
 * - `pre-rendered`: nothing is left to the platform; the text is for one customer.
 */
export type PrintMode = "native" | "version-per-segment" | "pre-rendered";

/** What a merchant should know before pasting. */
export type PrintWarning =
  /** The platform's manual does not say that this works; nobody has tried it there yet. */
  | { readonly code: "unproven" }
  /** Shopify Email cannot choose by customer details: one email a version. */
  | { readonly code: "no-choice-in-shopify-email" }
  /** The platform cannot print this detail; its default was printed for everyone. */
  | { readonly code: "detail-left-out"; readonly name: string }
  /** The platform prints this detail without a default: who lacks it sees nothing in its place. */
  | { readonly code: "no-default-there"; readonly name: string }
  /** The platform takes no more than this at a time. */
  | { readonly code: "too-large"; readonly bytes: number; readonly limit: number };

export interface PrintedBlock {
  /** What to paste. */
  readonly text: string;
  readonly mode: PrintMode;
  /** What the platform has to know of each customer. */
  readonly properties: readonly Property[];
  readonly warnings: readonly PrintWarning[];
}

export interface PrintOptions {
  /** The variant's key, or EVERYONE_ELSE: asks for that version alone. */
  readonly version?: string;
  /** For whom to print where everything is decided beforehand. */
  readonly customer?: {
    readonly facts: CustomerFacts;
    readonly memberships: ReadonlySet<string>;
  };
}

/** The one contract of all dialects. Prints always succeed: `readBlock` let in only what every dialect can say. */
export type Dialect = (block: Block, options: PrintOptions) => PrintedBlock;
