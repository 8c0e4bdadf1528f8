import type { Database } from "#app/db/database.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { invariant } from "#app/lib/invariant.ts";

/** What every page needs of the shop: how it writes numbers, money and time. */
export interface ShopView {
  readonly name: string;
  readonly locale: string;
  readonly currency: string;
  readonly timeZone: string;
}

/** Shows the shop itself. Pages are in English, with the shop's own country's way of writing. */
export async function showShop(db: Database, shop: bigint): Promise<ShopView> {
  const found = await findShop(db, shop);
  invariant(found, "Whoever is authenticated belongs to a registered shop");
  const { name, currency, timeZone, country } = found;
  return { name, currency, timeZone, locale: localeOf(country) };
}

function localeOf(country: string | undefined): string {
  const locale = `en-${country ?? "GB"}`;
  return Intl.NumberFormat.supportedLocalesOf(locale).length > 0 ? locale : "en-GB";
}
