import { EVERYONE_ELSE } from "#app/core/blocks/block.ts";
import { type Rendered, renderBlock, renderContent } from "#app/core/blocks/render-block.ts";
import { contentOf } from "./content-of.ts";
import { type Dialect, OWN_NAMES } from "./dialect.ts";

/**
 * Finished HTML for one customer, safe to paste into any template: values hold no sign that a
 * platform could take for its own. Without a customer, the version asked for as everyone reads it
 * who has no details.
 */
export const PLAIN_HTML: Dialect = preRendered(({ html }) => html);

/** The same for mail programs that show no HTML. */
export const PLAIN_TEXT: Dialect = preRendered(({ text }) => text);

function preRendered(pick: (rendered: Rendered) => string): Dialect {
  return {
    storage: OWN_NAMES,
    print: (block, { customer, version = EVERYONE_ELSE }) => {
      const rendered = customer
        ? renderBlock(block, customer.facts, customer.memberships)
        : renderContent(contentOf(block, version), new Map());
      return { text: pick(rendered), mode: "pre-rendered", properties: [], warnings: [] };
    },
  };
}
