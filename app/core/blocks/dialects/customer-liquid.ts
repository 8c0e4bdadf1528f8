import { propertiesOf } from "#app/core/blocks/properties.ts";
import { type Dialect, OWN_NAMES } from "./dialect.ts";
import { CURLY, printLiquid } from "./liquid-words.ts";

/** Customer.io: https://docs.customer.io/journeys/liquid-tag-list/ */
export const CUSTOMER_IO: Dialect = liquidOf((property) => `customer.${property}`);

/** Braze reads custom attributes by a form of its own: https://www.braze.com/docs/user_guide/personalization_and_dynamic_content/liquid */
export const BRAZE: Dialect = liquidOf((property) => `custom_attribute.\${${property}}`);

/** Platforms whose Liquid chooses by the customer's attributes and loops over their lists. */
function liquidOf(read: (property: string) => string): Dialect {
  return {
    storage: OWN_NAMES,
    print: (block) => ({
      text: printLiquid(block, { ...CURLY, read }),
      mode: "native",
      properties: propertiesOf(block),
      warnings: [{ code: "unproven" }],
    }),
  };
}
