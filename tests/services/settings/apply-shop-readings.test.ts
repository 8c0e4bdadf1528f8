import { beforeEach, expect, test } from "vitest";
import { ALWAYS } from "#app/core/calendar/moment.ts";
import type { Setting } from "#app/db/settings/setting.server.ts";
import { listSettingVersions } from "#app/db/settings/list-setting-versions.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { shopPayload } from "#tests/support/builders/payloads.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver } from "#tests/support/deliver.ts";

const INSTALLED = Date.UTC(2026, 5, 1);
const DAY = 86_400_000;

const db = await testDatabase();
let shop = 0n;
beforeEach(async () => {
  shop = await aShop(db, { shop: shop + 1n, installedAt: INSTALLED });
});

function moved(zone: string, day: number, currency = "GBP") {
  const updated = INSTALLED + day * DAY;
  return aDelivery("shop/update", shopPayload({ zone, currency, updated }), updated);
}

async function versionsOf(setting: Setting): Promise<unknown[]> {
  const versions = await listSettingVersions(db, shop, setting);
  return versions.map(({ from, value }) => [from, value]);
}

const TOKYO = [INSTALLED + 2 * DAY, "Asia/Tokyo"];
const PARIS = [INSTALLED + 5 * DAY, "Europe/Paris"];

test("a shop that moves has another time zone from its own time on", async () => {
  await deliver(db, shop, [moved("Asia/Tokyo", 2), moved("Asia/Tokyo", 3)]);
  expect(await versionsOf("time_zone")).toEqual([[ALWAYS, "Europe/London"], TOKYO]);
  expect(await findShop(db, shop)).toMatchObject({ timeZone: "Asia/Tokyo" });
});

test("any order of arrival ends in the same versions", async () => {
  await deliver(db, shop, [moved("Europe/Paris", 5)]);
  await deliver(db, shop, [moved("Asia/Tokyo", 3)]);
  await deliver(db, shop, [moved("Asia/Tokyo", 2)]);
  expect(await versionsOf("time_zone")).toEqual([[ALWAYS, "Europe/London"], TOKYO, PARIS]);
  expect(await findShop(db, shop)).toMatchObject({ timeZone: "Europe/Paris" });
});

test("of two that claim one moment the later trigger stands", async () => {
  const later = { ...moved("Asia/Tokyo", 2), webhookId: "later" };
  const triggeredAt = new Date(INSTALLED + 2 * DAY + 9).toISOString();
  await deliver(db, shop, [{ ...later, triggeredAt }, moved("Europe/Paris", 2)]);
  expect(await versionsOf("time_zone")).toEqual([[ALWAYS, "Europe/London"], TOKYO]);
});

test("what an update does not say stays, and a time zone nobody knows is set aside", async () => {
  await deliver(db, shop, [
    moved("Mars/Olympus", 2),
    aDelivery("shop/update", { name: "Clementine", currency: "GBP", updated_at: null }, INSTALLED),
  ]);
  expect(await versionsOf("time_zone")).toEqual([[ALWAYS, "Europe/London"]]);
  const set = await db.query({
    text: "SELECT reason FROM delivery WHERE shop = $1 AND state = 'quarantined'",
    values: [shop],
  });
  expect(set).toEqual([{ reason: "Unexpected shape: iana_timezone (custom)" }]);
});

test("a new currency is in force from then on, and asks for everybody's orders anew", async () => {
  await deliver(db, shop, [moved("Europe/London", 4, "EUR")]);
  expect(await versionsOf("currency")).toEqual([
    [ALWAYS, "GBP"],
    [INSTALLED + 4 * DAY, "EUR"],
  ]);
  const asked = await db.query({
    text: "SELECT since, with_orders FROM recalculation WHERE shop = $1",
    values: [shop],
  });
  expect(asked).toEqual([{ since: INSTALLED + 4 * DAY, with_orders: true }]);
});
