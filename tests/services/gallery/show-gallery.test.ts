import { beforeAll, expect, test } from "vitest";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import { PRESETS } from "#app/core/gallery/presets.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { draftFromPreset } from "#app/services/gallery/draft-from-preset.server.ts";
import { showGallery } from "#app/services/gallery/show-gallery.server.ts";
import { previewCount } from "#app/services/segments/preview-count.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertCustomers, insertOrders } from "#tests/support/insert-orders.ts";

const db = await testDatabase();
const DAY = 86_400_000;

beforeAll(async () => {
  await aShop(db, { shop: 1n });
  const now = await databaseNow(db);
  await insertCustomers(db, 1n, 40);
  const orders = [1, 2, 2, 3, 3, 3, 3, 3, 3, 40, 45, 100, 120, 200, 700].map((days, index) => ({
    customer: 1 + (index % 9),
    order: index + 1,
    placed: now - days * DAY,
    net: 20_000n,
  }));
  await insertOrders(db, 1n, orders);

  await aShop(db, { shop: 2n });
  await insertCustomers(db, 2n, 25_600);
});

test("each preset is counted as it would be alone", async () => {
  const gallery = await showGallery(db, 1n);
  const counted = gallery.filter(({ count }) => count.kind === "counted");
  expect(counted.length).toBeGreaterThan(12);
  for (const { query, count } of counted) {
    expect(await previewCount(db, 1n, query), query).toEqual(count);
  }
  const sizes = new Map(gallery.map(({ key, count }) => [key, count]));
  expect(sizes.get("purchased-once-or-more")).toEqual({ kind: "counted", count: 9 });
  expect(sizes.get("not-purchased")).toEqual({ kind: "counted", count: 31 });
});

test("what lacks data says which, and what must be chosen says so: neither has a number", async () => {
  const gallery = await showGallery(db, 1n);
  const kindOf = new Map(gallery.map(({ key, count }) => [key, count]));
  expect(kindOf.get("birthday-today")).toMatchObject({ kind: "needs" });
  expect(kindOf.get("bought-with-tag")).toEqual({ kind: "open", options: ["tag"] });
});

test("everything the language can ask is shown, in the gallery's own order", async () => {
  const catalog = makeCatalog({ metafields: [] });
  const keys = (await showGallery(db, 1n)).map(({ key }) => key);
  expect(keys).toEqual(PRESETS.map(({ key }) => key).filter((key) => keys.includes(key)));
  for (const { query } of await showGallery(db, 1n)) {
    expect(readQuery(query, catalog).ok).toBe(true);
  }
});

test("a large shop gets estimates that say so", async () => {
  const gallery = await showGallery(db, 2n);
  const nobody = gallery.find(({ key }) => key === "not-purchased");
  expect(nobody?.count).toMatchObject({ kind: "estimated" });
});

test("a chosen preset is a draft with its name and query, filled in as chosen", () => {
  expect(draftFromPreset("bought-lately", {})).toEqual({
    name: "Bought in the last 3 days",
    query: "last_order_date >= -3d",
    isSnapshot: false,
  });
  expect(draftFromPreset("loyal-snapshot", {})?.isSnapshot).toBe(true);
  expect(draftFromPreset("bought-with-tag", { tag: "o'clock" })?.query).toBe(
    "products_purchased MATCHES (tag = 'o\\'clock', count >= 2)",
  );
  expect(draftFromPreset("bought-lately", { days: "x" })).toBeUndefined();
  expect(draftFromPreset("constructor", {})).toBeUndefined();
});
