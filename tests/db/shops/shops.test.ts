import { beforeAll, expect, test } from "vitest";
import { findShopKey } from "#app/db/crypto/find-shop-key.server.ts";
import { sealText } from "#app/db/crypto/shop-key.server.ts";
import type { Database } from "#app/db/database.server.ts";
import { eraseShop } from "#app/db/shops/erase-shop.server.ts";
import { findShopByDomain } from "#app/db/shops/find-shop-by-domain.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { listShops } from "#app/db/shops/list-shops.server.ts";
import { updateEvaluatedTo } from "#app/db/shops/update-evaluated-to.server.ts";
import { updateUninstalled } from "#app/db/shops/update-uninstalled.server.ts";
import { listSettingVersions } from "#app/db/settings/list-setting-versions.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});

const INSTALLED = Date.UTC(2026, 0, 1);

test("a shop is found by its number and by every domain it had", async () => {
  const shop = await aShop(db, { shop: 10n, domain: "old.myshopify.com" });
  await aShop(db, { shop, domain: "new.myshopify.com" });
  expect(await findShop(db, shop)).toMatchObject({ shop, domain: "new.myshopify.com" });
  expect(await findShopByDomain(db, "old.myshopify.com")).toBe(shop);
  expect(await findShopByDomain(db, "new.myshopify.com")).toBe(shop);
  expect(await findShopByDomain(db, "other.myshopify.com")).toBeUndefined();
});

test("an uninstall from before the present installation is not obeyed", async () => {
  const shop = await aShop(db, { shop: 11n, installedAt: INSTALLED });
  expect(await updateUninstalled(db, shop, INSTALLED - 1)).toBe(false);
  expect(await listShops(db)).toContain(shop);
  expect(await updateUninstalled(db, shop, INSTALLED + 1)).toBe(true);
  expect(await listShops(db)).not.toContain(shop);
  await aShop(db, { shop, installedAt: INSTALLED + 2 });
  expect(await listShops(db)).toContain(shop);
});

test("a shop's clock never moves back", async () => {
  const shop = await aShop(db, { shop: 12n, installedAt: INSTALLED });
  await updateEvaluatedTo(db, shop, INSTALLED + 5);
  await updateEvaluatedTo(db, shop, INSTALLED + 3);
  expect(await findShop(db, shop)).toMatchObject({ evaluatedTo: INSTALLED + 5 });
});

test("erasing a shop destroys its key and leaves rows of it in no table but its own, its aliases and the access log", async () => {
  const shop = await aShop(db, { shop: 13n });
  await db.query({
    text: `INSERT INTO customer (shop, customer, known_from, sample) VALUES ($1, 1, now(), 0)`,
    values: [shop],
  });
  await db.transaction((tx) => eraseShop(tx, shop));

  await db.transaction(async (tx) => {
    expect(await findShopKey(tx, shop)).toBeUndefined();
  });
  expect(await findShop(db, shop)).toBeUndefined();
  const tables = await db.query<{ name: string }>({
    text: `SELECT table_name AS name FROM information_schema.columns
           WHERE table_schema = 'public' AND column_name = 'shop' AND data_type = 'bigint'`,
  });
  const keeps = new Set(["shop", "shop_alias", "access_log"]);
  const erased = tables.map(({ name }) => name).filter((name) => !keeps.has(name));
  expect(erased.length).toBeGreaterThan(20);
  const statements = new Set<string>();
  await eraseShop({ query: ({ text }) => (statements.add(text), Promise.resolve([])) }, shop);
  for (const name of erased) {
    expect(statements).toContain(`DELETE FROM ${name} WHERE shop = $1::bigint`);
  }
});

test("an erased shop that comes back gets another key and the settings of a new one", async () => {
  const shop = await aShop(db, { shop: 14n });
  const before = await db.transaction((tx) => findShopKey(tx, shop));
  await db.transaction((tx) => eraseShop(tx, shop));
  await aShop(db, { shop });
  const after = await db.transaction((tx) => findShopKey(tx, shop));
  expect(after?.sealing.id).not.toEqual(before?.sealing.id);
  expect(await listSettingVersions(db, shop, "currency")).toHaveLength(1);
});

test("the database keeps a key it has read, and a transaction reads it anew", async () => {
  const shop = await aShop(db, { shop: 15n });
  const [first, second] = [await findShopKey(db, shop), await findShopKey(db, shop)];
  expect(second).toBe(first);
  const inside = await db.transaction((tx) => findShopKey(tx, shop));
  expect(inside).not.toBe(first);
  expect(inside).toEqual(first);
  expect(sealText(inside!, { column: "a", row: "b" }, "c")).toBeInstanceOf(Uint8Array);
});
