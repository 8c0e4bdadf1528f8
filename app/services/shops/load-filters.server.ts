import type { ShopVocabulary } from "#app/core/catalog/catalog.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { listDefinitions } from "#app/db/metafields/list-definitions.server.ts";
import { listKnownData } from "#app/db/shops/list-known-data.server.ts";

/** The shop's vocabulary without its segments: a stored definition brings its own. */
export async function loadFilters(tx: Queryable, shop: bigint): Promise<ShopVocabulary> {
  return {
    metafields: await listDefinitions(tx, shop),
    known: await listKnownData(tx, shop),
  };
}
