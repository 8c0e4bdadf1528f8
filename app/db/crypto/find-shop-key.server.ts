import type { Queryable } from "#app/db/database.server.ts";
import { unwrapKey, type ShopKey } from "./shop-key.server.ts";

/** A key is asked for again after this long, so that an erased shop's is forgotten by every process. */
const KEPT_MS = 60_000;

/**
 * Keys by the handle they were read through: the process's database keeps them for a while, which
 * spares the webhook door a query; a transaction keeps them while it lasts.
 */
const kept = new WeakMap<Queryable, Map<bigint, { key: ShopKey; until: number }>>();

/** The shop's key; `undefined` when the shop is unknown or erased. */
export async function findShopKey(tx: Queryable, shop: bigint): Promise<ShopKey | undefined> {
  const keys = kept.get(tx) ?? new Map<bigint, { key: ShopKey; until: number }>();
  kept.set(tx, keys);
  const known = keys.get(shop);
  if (known !== undefined && known.until > Date.now()) return known.key;

  keys.delete(shop);
  const [row] = await tx.query<{ wrapped_key: Uint8Array | null }>({
    name: "find-shop-key",
    text: "SELECT wrapped_key FROM shop WHERE shop = $1::bigint",
    values: [shop],
  });
  if (row === undefined || row.wrapped_key === null) return undefined;
  const key = unwrapKey(shop, row.wrapped_key);
  keys.set(shop, { key, until: Date.now() + KEPT_MS });
  return key;
}

/** Has the shop's key asked for anew: the one kept turned out to be another installation's. */
export function forgetShopKey(tx: Queryable, shop: bigint): void {
  kept.get(tx)?.delete(shop);
}
