import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Catalog, makeCatalog, type ShopVocabulary } from "#app/core/catalog/catalog.ts";

const ShopCatalog = createContext(makeCatalog({ metafields: [] }));

/** Gives pages what the shop's queries may ask: they read them with the same reader as the engine. */
export function ShopCatalogProvider({
  vocabulary,
  children,
}: {
  readonly vocabulary: ShopVocabulary;
  readonly children: ReactNode;
}) {
  const catalog = useMemo(() => makeCatalog(vocabulary), [vocabulary]);
  return <ShopCatalog.Provider value={catalog}>{children}</ShopCatalog.Provider>;
}

export function useShopCatalog(): Catalog {
  return useContext(ShopCatalog);
}
