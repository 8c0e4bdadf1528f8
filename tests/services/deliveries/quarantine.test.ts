import { beforeEach, expect, test } from "vitest";
import { eraseShop } from "#app/db/shops/erase-shop.server.ts";
import { cleanInbox } from "#app/services/deliveries/clean-inbox.server.ts";
import { receiveDelivery } from "#app/services/deliveries/receive-delivery.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { customerPayload } from "#tests/support/builders/payloads.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver, drain } from "#tests/support/deliver.ts";
import type { Delivery } from "#tests/support/oracle/delivery.ts";

const INSTALLED = Date.UTC(2026, 5, 1);
const LONG_AGO = Date.UTC(2026, 5, 2);
const IN_2090 = Date.UTC(2090, 0, 1);

const db = await testDatabase();
let shop = 0n;
beforeEach(async () => {
  shop = await aShop(db, { shop: shop + 1n, installedAt: INSTALLED });
});

/** Something that nobody can read, with this body. */
function unreadable(webhookId: string, body: string): Delivery {
  return { ...aDelivery("orders/create", {}, LONG_AGO), webhookId, body };
}

function redact(customer: bigint, at: number, orders: readonly bigint[] = []): Delivery {
  const payload = { customer: { id: customer }, orders_to_redact: [...orders] };
  return aDelivery("customers/redact", payload, at);
}

async function setAside(): Promise<unknown[]> {
  const rows = await db.query<{ webhook_id: string }>({
    text: `SELECT webhook_id FROM delivery WHERE shop = $1 AND state = 'quarantined'
           ORDER BY webhook_id`,
    values: [shop],
  });
  return rows.map(({ webhook_id }) => webhook_id);
}

test("who is to be forgotten is forgotten in what was set aside as well", async () => {
  await deliver(db, shop, [
    unreadable("by number", '{"customer":{"id":77}}'),
    unreadable("by name", '{"admin_graphql_api_id":"gid://shopify/Customer/77"}'),
    unreadable("her order", '{"order_id":905}'),
    unreadable("of another", '{"customer":{"id":775},"total":177}'),
    redact(77n, LONG_AGO, [905n]),
  ]);
  expect(await setAside()).toEqual(["of another"]);
});

test("what cannot be read at all goes with the first who is to be forgotten after it came", async () => {
  await deliver(db, shop, [unreadable("not json", '{"customer":{"id":')]);
  await deliver(db, shop, [redact(77n, LONG_AGO)]);
  expect(await setAside()).toEqual(["not json"]);
  await deliver(db, shop, [redact(78n, IN_2090)]);
  expect(await setAside()).toEqual([]);
});

test("what was set aside is kept for thirty days", async () => {
  await deliver(db, shop, [unreadable("young", "{"), unreadable("old", "{")]);
  await db.query({
    text: `UPDATE delivery SET settled_at = now() - (CASE webhook_id WHEN 'old' THEN 31 ELSE 29 END) * interval '1 day'
           WHERE shop = $1`,
    values: [shop],
  });
  await cleanInbox(db, shop);
  expect(await setAside()).toEqual(["young"]);
});

test("a shop that was erased and came back at once has its deliveries sealed by its new key", async () => {
  const domain = `shop-${shop.toString()}.myshopify.com`;
  const receive = (webhookId: string) =>
    receiveDelivery(db, {
      domain,
      webhookId,
      topic: "customers/create",
      apiVersion: undefined,
      eventId: undefined,
      triggeredAt: LONG_AGO,
      body: Buffer.from(
        aDelivery("", customerPayload({ id: 7n, added: LONG_AGO, updated: LONG_AGO }), 0).body,
      ),
    });
  expect(await receive("before")).toEqual({ kind: "stored", shop });
  await db.transaction((tx) => eraseShop(tx, shop));
  expect(await receive("between")).toEqual({ kind: "unknown-shop" });
  await aShop(db, { shop, installedAt: INSTALLED + 1 });
  expect(await receive("after")).toEqual({ kind: "stored", shop });
  expect(await receive("after")).toEqual({ kind: "duplicate", shop });
  await drain(db, shop);
  expect(await setAside()).toEqual([]);
  const customers = await db.query({
    text: "SELECT customer FROM customer WHERE shop = $1",
    values: [shop],
  });
  expect(customers).toEqual([{ customer: 7n }]);
});

test("a door that did not hear of the erasure seals by the new key all the same", async () => {
  const domain = `shop-${shop.toString()}.myshopify.com`;
  const delivery = {
    ...{ domain, topic: "app/scopes_update", apiVersion: undefined, eventId: undefined },
    triggeredAt: LONG_AGO,
    body: Buffer.from(`{"shop_id":${shop.toString()}}`),
  };
  await receiveDelivery(db, { ...delivery, webhookId: "one" });
  await db.transaction((tx) => eraseShop(tx, shop));
  await aShop(db, { shop, installedAt: INSTALLED + 1 });
  expect(await receiveDelivery(db, { ...delivery, webhookId: "two" })).toMatchObject({
    kind: "stored",
  });
  await drain(db, shop);
  expect(await setAside()).toEqual([]);
});
