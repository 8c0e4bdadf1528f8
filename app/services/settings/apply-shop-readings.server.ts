import type { Fact } from "#app/core/commerce/facts.ts";
import { changedFrom, type Dated, versionsOf } from "#app/core/commerce/setting-versions.ts";
import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { requestRecalculation } from "#app/db/recalculations/request-recalculation.server.ts";
import { insertShopReadings } from "#app/db/settings/insert-shop-readings.server.ts";
import { type DatedReading, listShopReadings } from "#app/db/settings/list-shop-readings.server.ts";
import { listSettingVersions } from "#app/db/settings/list-setting-versions.server.ts";
import { replaceSettingVersions } from "#app/db/settings/replace-setting-versions.server.ts";
import { updateShopDetails } from "#app/db/shops/update-shop-details.server.ts";
import { factsOf } from "#app/services/deliveries/facts-of.server.ts";
import { newestBy } from "#app/services/deliveries/newest-by.server.ts";

/**
 * Joins what a shop says of itself to what it said before, and works out anew which time zone and
 * which currency were in force when. Each holds from the shop's own time of the reading on, so any
 * order of arrival ends in the same versions.
 */
export async function applyShopReadings(
  tx: Queryable,
  shop: bigint,
  facts: readonly Fact[],
): Promise<void> {
  const told = newestBy(factsOf(facts, "shop"), ({ stamp }) => String(stamp.updatedAt));
  if (told.length === 0) return;
  await insertShopReadings(tx, shop, told);
  await deriveSettings(tx, shop);
}

/** Has everyone looked at again from the first moment at which a setting was another than thought. */
export async function deriveSettings(tx: Queryable, shop: bigint): Promise<void> {
  const readings = await listShopReadings(tx, shop);
  const present = readings.at(-1);
  if (present === undefined) return;
  await updateShopDetails(tx, shop, present);
  const zone = await derive(tx, shop, "time_zone", valuesOf(readings, "timeZone"));
  const currency = await derive(tx, shop, "currency", valuesOf(readings, "currency"));
  if (zone === undefined && currency === undefined) return;
  await requestRecalculation(tx, shop, {
    since: Math.min(zone ?? FOREVER, currency ?? FOREVER),
    withOrders: currency !== undefined,
  });
}

function valuesOf(readings: readonly DatedReading[], of: "timeZone" | "currency") {
  return versionsOf(readings.map((reading) => ({ at: reading.at, value: reading[of] })));
}

/** Answers from when on the setting is another than before. */
async function derive(
  tx: Queryable,
  shop: bigint,
  setting: "time_zone" | "currency",
  versions: readonly Dated<string>[],
): Promise<Moment | undefined> {
  if (versions.length === 0) return undefined;
  const before = await listSettingVersions(tx, shop, setting);
  const since = changedFrom(
    before.map(({ from, value }) => ({ from, value })),
    versions,
  );
  if (since !== undefined) await replaceSettingVersions(tx, shop, setting, { versions });
  return since;
}
