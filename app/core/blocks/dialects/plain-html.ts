import { EVERYONE_ELSE } from "#app/core/blocks/block.ts";
import { renderBlock, renderContent } from "#app/core/blocks/render-block.ts";
import type { Dialect } from "./dialect.ts";

/**
 * Finished HTML for one customer, safe to paste into any template: values hold no sign that a
 * platform could take for its own. Without a customer, the version asked for as everyone reads it
 * who has no details.
 */
export const PLAIN_HTML: Dialect = (block, { customer, version = EVERYONE_ELSE }) => {
  const content = block.variants.find(({ key }) => key === version)?.content ?? block.fallback;
  const { html } = customer
    ? renderBlock(block, customer.facts, customer.memberships)
    : renderContent(content, new Map());
  return { text: html, mode: "pre-rendered", properties: [], warnings: [] };
};
