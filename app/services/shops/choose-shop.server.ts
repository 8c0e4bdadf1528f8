import type { Queryable } from "#app/db/database.server.ts";
import { findShop, type ShopRecord } from "#app/db/shops/find-shop.server.ts";
import { listShops } from "#app/db/shops/list-shops.server.ts";

export type ChooseShopResult =
  | { readonly ok: true; readonly shop: bigint }
  /** None has the app, none is called so, or several could be meant. */
  | {
      readonly ok: false;
      readonly reason: "none" | "unknown" | "several";
      readonly domains: readonly string[];
    };

/**
 * Chooses the shop that a person names: by its domain, the part of it before `.myshopify.com`, its
 * name or its id. Without a name it is the only one there is.
 */
export async function chooseShop(
  tx: Queryable,
  name: string | undefined,
): Promise<ChooseShopResult> {
  const shops: ShopRecord[] = [];
  for (const id of await listShops(tx)) {
    const shop = await findShop(tx, id);
    if (shop) shops.push(shop);
  }
  const chosen = name === undefined ? shops : shops.filter((shop) => isCalled(shop, name));
  const [only, ...others] = chosen;
  if (only && others.length === 0) return { ok: true, shop: only.shop };

  const domains = (only ? chosen : shops).map(({ domain }) => domain);
  const missing = shops.length === 0 ? "none" : "unknown";
  return { ok: false, reason: only ? "several" : missing, domains };
}

function isCalled({ shop, domain, name }: ShopRecord, asked: string): boolean {
  const folded = asked.toLowerCase();
  return (
    domain.toLowerCase() === folded ||
    domain.toLowerCase() === `${folded}.myshopify.com` ||
    name.toLowerCase() === folded ||
    shop.toString() === asked
  );
}
