import { ALWAYS, type Moment } from "#app/core/calendar/moment.ts";
import { DEFAULT_ORDER_POLICY } from "#app/core/commerce/order-policy.ts";
import { makeWrappedKey } from "#app/db/crypto/shop-key.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { insertSettingVersion } from "#app/db/settings/insert-setting-version.server.ts";
import { insertShopReadings } from "#app/db/settings/insert-shop-readings.server.ts";
import { insertShopAlias } from "./insert-shop-alias.server.ts";

/** What Shopify says of a shop when it installs the app. */
export interface ShopDetails {
  readonly domain: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly country?: string | undefined;
  readonly installedAt: Moment;
}

/**
 * Adds a shop with its data key and the first version of every setting, or brings back one that had
 * left: an erased shop gets a new key, so that nothing from before can be read.
 *
 * Run in a transaction. Settings of a returning shop are left alone; `deriveSettings` works out
 * which are others from its return on.
 */
export async function insertShop(
  tx: Queryable,
  shop: bigint,
  { domain, name, currency, timeZone, country, installedAt }: ShopDetails,
): Promise<void> {
  await tx.query({
    name: "insert-shop",
    text: `INSERT INTO shop AS s (shop, domain, name, currency, time_zone, country,
                                  installed_at, evaluated_to, wrapped_key)
           VALUES ($1::bigint, $2, $3, $4, $5, $6, $7::timestamptz, $7::timestamptz, $8)
           ON CONFLICT (shop) DO UPDATE
           SET domain = excluded.domain, name = excluded.name, currency = excluded.currency,
               time_zone = excluded.time_zone, country = excluded.country,
               installed_at = excluded.installed_at, uninstalled_at = NULL, erased_at = NULL,
               evaluated_to = greatest(s.evaluated_to, excluded.evaluated_to),
               wrapped_key = coalesce(s.wrapped_key, excluded.wrapped_key)`,
    values: [
      shop,
      domain,
      name,
      currency,
      timeZone,
      country,
      toInstant(installedAt),
      makeWrappedKey(shop),
    ],
  });
  await insertShopAlias(tx, shop, domain);
  await insertShopReadings(tx, shop, [
    {
      details: { name, currency, timeZone, country, plan: undefined },
      stamp: { updatedAt: installedAt, triggeredAt: installedAt, bodyHash: "" },
    },
  ]);
  if (await hasSettings(tx, shop)) return;
  const first = { from: ALWAYS } as const;
  await insertSettingVersion(tx, shop, { ...first, setting: "time_zone", value: timeZone });
  await insertSettingVersion(tx, shop, { ...first, setting: "currency", value: currency });
  await insertSettingVersion(tx, shop, {
    ...first,
    setting: "order_policy",
    value: DEFAULT_ORDER_POLICY,
  });
}

async function hasSettings(tx: Queryable, shop: bigint): Promise<boolean> {
  const rows = await tx.query({
    name: "has-settings",
    text: "SELECT 1 FROM shop_setting WHERE shop = $1::bigint LIMIT 1",
    values: [shop],
  });
  return rows.length > 0;
}
