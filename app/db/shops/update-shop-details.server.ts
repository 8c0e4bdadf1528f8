import type { ShopReading } from "#app/core/commerce/facts.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Writes what the shop says of itself at present. What it does not say stays. */
export async function updateShopDetails(
  tx: Queryable,
  shop: bigint,
  { name, currency, timeZone, country, plan }: ShopReading,
): Promise<void> {
  await tx.query({
    name: "update-shop-details",
    text: `UPDATE shop SET name = $2, currency = $3, time_zone = coalesce($4, time_zone),
                  country = coalesce($5, country), plan = coalesce($6, plan)
           WHERE shop = $1::bigint`,
    values: [shop, name, currency, timeZone ?? null, country ?? null, plan ?? null],
  });
}
