import type { Attribute, CatalogFunction } from "./attribute.ts";

/** All that a shop's queries may ask. */
export interface Catalog {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly functions: ReadonlyMap<string, CatalogFunction>;
}
