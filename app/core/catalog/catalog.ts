import { activityFunctions } from "./activity-functions.ts";
import type { Attribute, CatalogFunction } from "./attribute.ts";
import { DECLARED_ATTRIBUTES } from "./declared-attributes.ts";
import { metafieldAttribute, type MetafieldDefinition } from "./metafields.ts";
import { personAttributes } from "./person-attributes.ts";
import { type SegmentDefinition, segmentAttribute } from "./segment-definition.ts";
import { STANDARD_ATTRIBUTES } from "./standard-attributes.ts";
import { FUNCTION_ALIASES, STANDARD_FUNCTIONS } from "./standard-functions.ts";

/**
 * All that a shop's queries may ask, by every name that is accepted. What is found carries the name
 * that we print, which for an alias is another one than the key.
 */
export interface Catalog {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly functions: ReadonlyMap<string, CatalogFunction>;
  readonly segments: readonly SegmentDefinition[];
}

/** What differs from shop to shop in what queries may ask: plain data, so that a page can be sent it. */
export interface ShopVocabulary {
  readonly metafields: readonly MetafieldDefinition[];
  /** Kinds of data the shop has; what asks for others says that it needs them. */
  readonly known?: readonly string[] | undefined;
  readonly segments?: readonly SegmentDefinition[] | undefined;
}

/** Makes the catalog of a shop: what every shop has, and its own metafields. */
export function makeCatalog(shop: ShopVocabulary): Catalog {
  const attributes = new Map<string, Attribute>();
  const metafields = shop.metafields.map(metafieldAttribute).filter((found) => found !== undefined);
  const people = personAttributes(shop.metafields);
  const segments = shop.segments ?? [];
  const own = [...people, segmentAttribute(segments), ...metafields];
  for (const attribute of [...STANDARD_ATTRIBUTES, ...DECLARED_ATTRIBUTES, ...own]) {
    attributes.set(attribute.name, attribute);
    // Shopify's pages write both `metafields.` and `customer.metafields.`.
    if (attribute.name.startsWith("metafields.")) {
      attributes.set(`customer.${attribute.name}`, attribute);
    }
  }
  const functions = new Map(
    [...STANDARD_FUNCTIONS, ...activityFunctions(shop.known ?? [])].map((each) => [
      each.name,
      each,
    ]),
  );
  for (const [alias, name] of FUNCTION_ALIASES) {
    const named = functions.get(name);
    if (named !== undefined) functions.set(alias, named);
  }
  return { attributes, functions, segments };
}
