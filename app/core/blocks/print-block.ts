import { assertNever } from "#app/lib/assert-never.ts";
import type { Block } from "./block.ts";
import type { PrintedBlock, PrintOptions } from "./dialects/dialect.ts";
import { KLAVIYO } from "./dialects/klaviyo.ts";
import { PLAIN_HTML } from "./dialects/plain-html.ts";
import { SHOPIFY_LIQUID } from "./dialects/shopify-liquid.ts";

export const DIALECTS = ["shopify-liquid", "klaviyo", "plain-html"] as const;

export type DialectName = (typeof DIALECTS)[number];

/** Prints a block for one email platform, from the one tree that `renderBlock` renders. */
export function printBlock(
  block: Block,
  dialect: DialectName,
  options: PrintOptions = {},
): PrintedBlock {
  switch (dialect) {
    case "shopify-liquid":
      return SHOPIFY_LIQUID(block, options);
    case "klaviyo":
      return KLAVIYO(block, options);
    case "plain-html":
      return PLAIN_HTML(block, options);
    default:
      return assertNever(dialect);
  }
}
