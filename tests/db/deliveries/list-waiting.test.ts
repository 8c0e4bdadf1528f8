import { expect, test } from "vitest";
import { listWaiting } from "#app/db/deliveries/list-waiting.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";
import { receive } from "#tests/support/deliver.ts";

const db = await testDatabase();
const shop = await aShop(db);
const other = await aShop(db, { shop: 2n });
const AT = "2026-06-01T12:00:00.000Z";

await receive(
  db,
  shop,
  ["a", "b", "c", "d"].map((webhookId) => ({
    webhookId,
    topic: "orders/create",
    triggeredAt: AT,
    body: webhookId.repeat(100),
  })),
);
await receive(db, other, [
  { webhookId: "other", topic: "orders/create", triggeredAt: AT, body: "{}" },
]);

async function taken(deliveries: number, bytes: number): Promise<string[]> {
  const waiting = await listWaiting(db, shop, { deliveries, bytes });
  return waiting.map(({ webhookId }) => webhookId);
}

test("the oldest come first, and only the shop's own", async () => {
  expect(await taken(10, 1_000_000)).toEqual(["a", "b", "c", "d"]);
  expect(await taken(2, 1_000_000)).toEqual(["a", "b"]);
});

test("no more are taken once their bodies come to enough, but one always is", async () => {
  expect(await taken(10, 200)).toEqual(["a", "b"]);
  expect(await taken(10, 1)).toEqual(["a"]);
});
