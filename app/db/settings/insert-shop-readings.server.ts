import type { ShopReading, Stamp } from "#app/core/commerce/facts.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

export interface StampedReading {
  readonly details: ShopReading;
  readonly stamp: Stamp;
}

/** Adds what the shop said of itself, at most once a moment; of two that claim one moment the greater stamp stands. */
export async function insertShopReadings(
  tx: Queryable,
  shop: bigint,
  readings: readonly StampedReading[],
): Promise<void> {
  await tx.query({
    name: "insert-shop-readings",
    text: `
      INSERT INTO shop_reading AS r (shop, updated_at, triggered_at, body_hash, name, currency,
        time_zone, country, plan)
      SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
        updated_at timestamptz, triggered_at timestamptz, body_hash text, name text, currency text,
        time_zone text, country text, plan text)
      ON CONFLICT (shop, updated_at) DO UPDATE SET
        triggered_at = excluded.triggered_at, body_hash = excluded.body_hash, name = excluded.name,
        currency = excluded.currency, time_zone = excluded.time_zone, country = excluded.country,
        plan = excluded.plan
      WHERE (excluded.triggered_at, excluded.body_hash) > (r.triggered_at, r.body_hash)`,
    values: [shop, toRecordset(readings.map(toRow))],
  });
}

function toRow({ details, stamp }: StampedReading) {
  return {
    updated_at: toInstant(stamp.updatedAt),
    triggered_at: toInstant(stamp.triggeredAt),
    body_hash: stamp.bodyHash,
    name: details.name,
    currency: details.currency,
    time_zone: details.timeZone,
    country: details.country,
    plan: details.plan,
  };
}
