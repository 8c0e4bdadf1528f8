import type { Block } from "./block.ts";
import { ACTIVECAMPAIGN } from "./dialects/activecampaign.ts";
import { BRAZE, CUSTOMER_IO } from "./dialects/customer-liquid.ts";
import { CAMPAIGN_REFINERY } from "./dialects/campaign-refinery.ts";
import type { Dialect, PrintedBlock, PrintOptions } from "./dialects/dialect.ts";
import { HUBSPOT } from "./dialects/hubspot.ts";
import { KLAVIYO } from "./dialects/klaviyo.ts";
import { MAILCHIMP } from "./dialects/mailchimp.ts";
import { OMNISEND } from "./dialects/omnisend.ts";
import { PLAIN_HTML, PLAIN_TEXT } from "./dialects/plain-html.ts";
import { SHOPIFY_LIQUID } from "./dialects/shopify-liquid.ts";

export const DIALECTS = [
  "shopify-liquid",
  "klaviyo",
  "mailchimp",
  "hubspot",
  "activecampaign",
  "omnisend",
  "customer-io",
  "braze",
  "campaign-refinery",
  "plain-html",
  "plain-text",
] as const;

export type DialectName = (typeof DIALECTS)[number];

/** Where a choice cannot always be made by the platform, so that a merchant may need one version alone. */
export type OneVersionDialect = Extract<
  DialectName,
  "shopify-liquid" | "omnisend" | "campaign-refinery"
>;

const TABLE: Readonly<Record<DialectName, Dialect>> = {
  "shopify-liquid": SHOPIFY_LIQUID,
  klaviyo: KLAVIYO,
  mailchimp: MAILCHIMP,
  hubspot: HUBSPOT,
  activecampaign: ACTIVECAMPAIGN,
  omnisend: OMNISEND,
  "customer-io": CUSTOMER_IO,
  braze: BRAZE,
  "campaign-refinery": CAMPAIGN_REFINERY,
  "plain-html": PLAIN_HTML,
  "plain-text": PLAIN_TEXT,
};

/** Prints a block for one email platform, from the one tree that `renderBlock` renders. */
export function printBlock(
  block: Block,
  dialect: DialectName,
  options: PrintOptions = {},
): PrintedBlock {
  return TABLE[dialect].print(block, options);
}

/** How that platform keeps what its print reads. */
export function storageOf(dialect: DialectName): Dialect["storage"] {
  return TABLE[dialect].storage;
}
