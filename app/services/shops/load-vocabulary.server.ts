import type { ShopVocabulary } from "#app/core/catalog/catalog.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { listDefinitions } from "#app/db/metafields/list-definitions.server.ts";
import { listKnownData } from "#app/db/shops/list-known-data.server.ts";

/** What the shop's queries may ask besides what every shop's may. */
export async function loadVocabulary(tx: Queryable, shop: bigint): Promise<ShopVocabulary> {
  return {
    metafields: await listDefinitions(tx, shop),
    known: await listKnownData(tx, shop),
  };
}
