import { type Catalog, makeCatalog } from "#app/core/catalog/catalog.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { loadVocabulary } from "./load-vocabulary.server.ts";

/** What the shop's queries may ask, as of now. */
export async function loadCatalog(tx: Queryable, shop: bigint): Promise<Catalog> {
  return makeCatalog(await loadVocabulary(tx, shop));
}
