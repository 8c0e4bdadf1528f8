import type { Moment } from "#app/core/calendar/moment.ts";
import type { ShopReading } from "#app/core/commerce/facts.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** What the shop said of itself, and when it was so. */
export interface DatedReading extends ShopReading {
  readonly at: Moment;
}

/** All that the shop said of itself, oldest first. */
export async function listShopReadings(tx: Queryable, shop: bigint): Promise<DatedReading[]> {
  const rows = await tx.query<{
    updated_at: Moment;
    name: string;
    currency: string;
    time_zone: string | null;
    country: string | null;
    plan: string | null;
  }>({
    name: "list-shop-readings",
    text: `SELECT updated_at, name, currency, time_zone, country, plan FROM shop_reading
           WHERE shop = $1::bigint ORDER BY updated_at`,
    values: [shop],
  });
  return rows.map(({ updated_at, time_zone, country, plan, ...row }) => ({
    ...row,
    at: updated_at,
    timeZone: time_zone ?? undefined,
    country: country ?? undefined,
    plan: plan ?? undefined,
  }));
}
