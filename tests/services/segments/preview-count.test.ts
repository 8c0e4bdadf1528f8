import { expect, test } from "vitest";
import { databaseNow } from "#app/db/now.server.ts";
import { previewCount } from "#app/services/segments/preview-count.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertCustomers, insertOrders } from "#tests/support/insert-orders.ts";

const db = await testDatabase();

test("a small shop is counted to the customer", async () => {
  const shop = await aShop(db, { shop: 1n });
  await insertCustomers(db, shop, 300);
  const placed = (await databaseNow(db)) - 1_000;
  const orders = Array.from({ length: 120 }, (_, index) => ({
    customer: index + 1,
    order: index + 1,
    placed,
  }));
  await insertOrders(db, shop, orders);
  expect(await previewCount(db, shop, "number_of_orders = 1")).toEqual({
    kind: "counted",
    count: 120,
  });
});

test("a large shop is estimated from a sample, and the interval says how well", async () => {
  const shop = await aShop(db, { shop: 2n });
  await insertCustomers(db, shop, 25_600);
  const placed = (await databaseNow(db)) - 1_000;
  const orders = Array.from({ length: 6_400 }, (_, index) => ({
    customer: index + 1,
    order: index + 1,
    placed,
  }));
  await insertOrders(db, shop, orders);
  const preview = await previewCount(db, shop, "number_of_orders = 1");
  expect(preview).toMatchObject({ kind: "estimated" });
  if (preview.kind !== "estimated") return;
  expect(preview.low).toBeLessThanOrEqual(6_400);
  expect(preview.high).toBeGreaterThanOrEqual(6_400);
  expect(preview.high - preview.low).toBeLessThan(1_000);
});

test("a query that nothing we receive can answer gets no number", async () => {
  const shop = await aShop(db, { shop: 3n });
  const preview = await previewCount(db, shop, "predicted_spend_tier = 'HIGH'");
  expect(preview).toMatchObject({ kind: "needs" });
});
