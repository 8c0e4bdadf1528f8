import type { Block } from "#app/core/blocks/block.ts";
import type { CustomerFacts } from "#app/core/blocks/customer-facts.ts";
import type { Property } from "#app/core/blocks/properties.ts";

/**
 * How a print works where it is pasted.
 *
 * - `native`: the platform chooses each customer's version itself, by the details we send.
 * - `slots`: the same, with each item of a list sent as a detail of its own, because it cannot loop.
 * - `version-per-segment`: the platform cannot choose; the text is one version, for one segment.
 * - `pre-rendered`: nothing is left to the platform; the text is for one customer.
 */
export type PrintMode = "native" | "slots" | "version-per-segment" | "pre-rendered";

/** What a merchant should know before pasting. */
export type PrintWarning =
  /** The platform's manual does not say that this works; nobody has tried it there yet. */
  | { readonly code: "unproven" }
  /** The platform chooses by customer details only in some of its emails: elsewhere, one email a version. */
  | { readonly code: "no-choice-in-shopify-email" | "no-choice-in-campaigns" }
  /** HubSpot chooses by customer details only where its account has programmable email. */
  | { readonly code: "programmable-email" }
  /** The platform's tags are only to be had from its own picker: each name stands for one to pick. */
  | { readonly code: "pick-there" }
  /** The platform cannot print this detail; its default was printed for everyone. */
  | { readonly code: "detail-left-out"; readonly name: string }
  /** The platform prints this detail without a default: who lacks it sees nothing in its place. */
  | { readonly code: "no-default-there"; readonly name: string }
  /** Only so many items of this list are sent. */
  | { readonly code: "list-cut"; readonly name: string; readonly limit: number }
  /** The conditions are too many for a platform that knows neither `and` nor `or`. */
  | { readonly code: "too-many-choices" }
  /** The platform takes no more than this at a time. */
  | { readonly code: "too-large"; readonly bytes: number; readonly limit: number };

export interface PrintedBlock {
  /** What to paste. */
  readonly text: string;
  readonly mode: PrintMode;
  /** What the platform has to know of each customer, by the names it has there. */
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

/** How a platform keeps what we send it of a customer. */
export interface Storage {
  /** What one of our properties is called there; names stay apart. */
  readonly nameOf: (property: string) => string;
  /** As how many details of their own the items of a list are kept; absent where lists are. */
  readonly slots?: number;
  /** Whether it prints a value just as it is kept, so that we send it safe for HTML. */
  readonly printsAsKept: boolean;
}

/** The one contract of all dialects. Prints always succeed: `readBlock` let in only what every dialect can say. */
export interface Dialect {
  readonly print: (block: Block, options: PrintOptions) => PrintedBlock;
  readonly storage: Storage;
}

/** Where properties keep our names and lists stay lists. */
export const OWN_NAMES: Storage = { nameOf: (property) => property, printsAsKept: false };
