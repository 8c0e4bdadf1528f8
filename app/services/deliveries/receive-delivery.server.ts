import { findShopKey, forgetShopKey } from "#app/db/crypto/find-shop-key.server.ts";
import type { ShopKey } from "#app/db/crypto/shop-key.server.ts";
import type { Database } from "#app/db/database.server.ts";
import { insertDelivery, type NewDelivery } from "#app/db/deliveries/insert-delivery.server.ts";
import { findShopByDomain } from "#app/db/shops/find-shop-by-domain.server.ts";

/** A delivery whose signature was checked, from whichever door it came. */
export interface ReceivedDelivery extends NewDelivery {
  readonly domain: string;
}

export type Receipt =
  | { readonly kind: "stored" | "duplicate"; readonly shop: bigint }
  /** Nobody we know, or erased. Nothing is kept. */
  | { readonly kind: "unknown-shop" };

/** A domain stays its shop's for ever, so it is looked up once. */
const knownDomains = new WeakMap<Database, Map<string, bigint>>();

/**
 * Keeps a delivery, sealed, until a drain applies it. Neither its topic nor its body is looked at.
 *
 * A shop we do not know has not installed the app, or was erased: there is no key to seal with and
 * nobody to keep it for.
 */
export async function receiveDelivery(
  db: Database,
  { domain, ...delivery }: ReceivedDelivery,
): Promise<Receipt> {
  const shop = await findShopOnce(db, domain);
  if (shop === undefined) return { kind: "unknown-shop" };
  const key = await findShopKey(db, shop);
  if (key !== undefined && (await insertDelivery(db, key, delivery))) {
    return { kind: "stored", shop };
  }
  return await receiveAgain(db, shop, { key, delivery });
}

/** What was not stored is a duplicate, unless the shop was erased and came back since its key was kept. */
async function receiveAgain(
  db: Database,
  shop: bigint,
  { key, delivery }: { readonly key: ShopKey | undefined; readonly delivery: NewDelivery },
): Promise<Receipt> {
  forgetShopKey(db, shop);
  const now = await findShopKey(db, shop);
  if (now === undefined) return { kind: "unknown-shop" };
  if (key !== undefined && Buffer.compare(now.wrapped, key.wrapped) === 0) {
    return { kind: "duplicate", shop };
  }
  return { kind: (await insertDelivery(db, now, delivery)) ? "stored" : "duplicate", shop };
}

async function findShopOnce(db: Database, domain: string): Promise<bigint | undefined> {
  const domains = knownDomains.get(db) ?? new Map<string, bigint>();
  knownDomains.set(db, domains);
  const known = domains.get(domain);
  if (known !== undefined) return known;
  const shop = await findShopByDomain(db, domain);
  if (shop !== undefined) domains.set(domain, shop);
  return shop;
}
