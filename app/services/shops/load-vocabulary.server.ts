import type { ShopVocabulary } from "#app/core/catalog/catalog.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { listSegmentDefinitions } from "#app/db/segments/list-segment-definitions.server.ts";
import { loadFilters } from "./load-filters.server.ts";

/** What the shop's queries may ask besides what every shop's may. */
export async function loadVocabulary(tx: Queryable, shop: bigint): Promise<ShopVocabulary> {
  return { ...(await loadFilters(tx, shop)), segments: await listSegmentDefinitions(tx, shop) };
}
