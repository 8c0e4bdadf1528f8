import { utf8Length } from "#app/lib/utf8-length.ts";
import { propertiesOf } from "#app/core/blocks/properties.ts";
import { contentOf } from "./content-of.ts";
import { type Dialect, OWN_NAMES, type PrintWarning } from "./dialect.ts";
import { CURLY, printLiquid } from "./liquid-words.ts";
import { printOneVersion } from "./one-version.ts";

/**
 * What Shopify Email prints of a customer. It can use neither filters nor conditions on them:
 * https://help.shopify.com/en/manual/promoting-marketing/create-marketing/shopify-email/create-email/custom-liquid
 */
const PRINTABLE: ReadonlyMap<string, string> = new Map([
  ["first_name", "{{ data.customer.first_name }}"],
  ["last_name", "{{ data.customer.last_name }}"],
  ["shop_name", "{{ shop.name }}"],
]);

/** A custom Liquid section of Shopify's holds 50 KB. */
const SECTION_LIMIT = 50_000;

/**
 * Prints for Shopify. Notifications can read the customer's details from metafields and choose the
 * version themselves. Shopify Email cannot choose by them: asked for one version, it is printed for that.
 */
export const SHOPIFY_LIQUID: Dialect = {
  storage: OWN_NAMES,
  print: (block, { version }) => {
    if (version !== undefined) {
      return printOneVersion(contentOf(block, version), ({ detail, name }) => {
        const text = PRINTABLE.get(name);
        if (text === undefined) return { warning: { code: "detail-left-out", name } };
        return detail.field.mayBeEmpty
          ? { text, warning: { code: "no-default-there", name } }
          : { text };
      });
    }
    const text = printLiquid(block, { ...CURLY, read: metafield });
    const warnings: PrintWarning[] = [{ code: "unproven" }, { code: "no-choice-in-shopify-email" }];
    const bytes = utf8Length(text);
    if (bytes > SECTION_LIMIT) warnings.push({ code: "too-large", bytes, limit: SECTION_LIMIT });
    return { text, mode: "native", properties: propertiesOf(block), warnings };
  },
};

/** Metafields live in a namespace of their own, where the prefix would say the same twice. */
function metafield(property: string): string {
  return `customer.metafields.satsuma.${property.replace(/^satsuma_/, "")}.value`;
}
