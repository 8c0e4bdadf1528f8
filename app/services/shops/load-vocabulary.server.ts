import type { ShopVocabulary } from "#app/core/catalog/catalog.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** What the shop's queries may ask besides what every shop's may. */
export function loadVocabulary(_tx: Queryable, _shop: bigint): Promise<ShopVocabulary> {
  return Promise.resolve({ metafields: [] });
}
