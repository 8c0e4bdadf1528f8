import { makeCatalog } from "#app/core/catalog/catalog.ts";

/** What queries may ask. Pages read queries with the same reader as the engine, so mistakes show while typing. */
export const shopCatalog = makeCatalog({ metafields: [] });
