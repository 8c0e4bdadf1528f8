import type { Queryable } from "#app/db/database.server.ts";
import { findShopKey } from "./find-shop-key.server.ts";
import type { ShopKey } from "./shop-key.server.ts";

/** The key of a shop that is known to be there: its absence is a fault. */
export async function loadShopKey(tx: Queryable, shop: bigint): Promise<ShopKey> {
  const key = await findShopKey(tx, shop);
  if (key === undefined) throw new Error(`Shop ${shop.toString()} is unknown or erased.`);
  return key;
}
