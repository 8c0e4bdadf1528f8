import type { Database } from "#app/db/database.server.ts";
import { insertShop, type ShopDetails } from "#app/db/shops/insert-shop.server.ts";

/** A shop in London that installed the app at the start of 2026, unless the overrides say otherwise. */
export async function aShop(
  db: Database,
  overrides: Partial<ShopDetails> & { readonly shop?: bigint } = {},
): Promise<bigint> {
  const { shop = 1n, ...details } = overrides;
  await db.transaction((tx) =>
    insertShop(tx, shop, {
      domain: `shop-${shop.toString()}.myshopify.com`,
      name: "Mandarin & Daughters",
      currency: "GBP",
      timeZone: "Europe/London",
      country: "GB",
      installedAt: Date.UTC(2026, 0, 1),
      ...details,
    }),
  );
  return shop;
}
