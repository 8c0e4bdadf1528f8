import { beforeAll, expect, test } from "vitest";
import { ALWAYS } from "#app/core/calendar/moment.ts";
import { DEFAULT_ORDER_POLICY } from "#app/core/commerce/order-policy.ts";
import type { Database } from "#app/db/database.server.ts";
import { insertSettingVersion } from "#app/db/settings/insert-setting-version.server.ts";
import { listSettingVersions } from "#app/db/settings/list-setting-versions.server.ts";
import { settingsAt } from "#app/db/settings/settings-at.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});

const NOON = Date.UTC(2026, 5, 1, 12);

test("the first version of every setting reaches back to the beginning of time", async () => {
  const shop = await aShop(db, { shop: 1n, timeZone: "Asia/Kolkata", currency: "INR" });
  expect(await settingsAt(db, shop, Date.UTC(1970, 0, 1))).toEqual({
    order_policy: DEFAULT_ORDER_POLICY,
    time_zone: "Asia/Kolkata",
    currency: "INR",
  });
});

test("a moment uses the version then in force", async () => {
  const shop = await aShop(db, { shop: 2n });
  const policy = { ...DEFAULT_ORDER_POLICY, countPos: false };
  await insertSettingVersion(db, shop, { setting: "order_policy", from: NOON, value: policy });

  const { order_policy: before } = await settingsAt(db, shop, NOON - 1);
  const { order_policy: after } = await settingsAt(db, shop, NOON);
  expect(before.countPos).toBe(true);
  expect(after).toEqual(policy);
  expect(await listSettingVersions(db, shop, "order_policy")).toEqual([
    { setting: "order_policy", from: ALWAYS, value: DEFAULT_ORDER_POLICY },
    { setting: "order_policy", from: NOON, value: policy },
  ]);
});

test("saying the same again changes nothing and says so", async () => {
  const shop = await aShop(db, { shop: 3n });
  const version = { setting: "time_zone", from: NOON, value: "Europe/Paris" } as const;
  expect(await insertSettingVersion(db, shop, version)).toBe(true);
  expect(await insertSettingVersion(db, shop, version)).toBe(false);
});
