import { beforeEach, expect, test } from "vitest";
import type { Row } from "#app/db/database.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { customerPayload } from "#tests/support/builders/payloads.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver } from "#tests/support/deliver.ts";

const INSTALLED = Date.UTC(2026, 5, 1);
const BEFORE = INSTALLED - 1_000;
const AFTER = INSTALLED + 1_000;

const db = await testDatabase();
let shop = 0n;
beforeEach(async () => {
  shop = await aShop(db, { shop: shop + 1n, installedAt: INSTALLED });
  await db.query({
    text: `INSERT INTO session (id, shop, state, access_token)
           SELECT 'offline_' || domain, domain, '', 'token' FROM shop WHERE shop = $1`,
    values: [shop],
  });
});

async function theShop(): Promise<Row | undefined> {
  const [row] = await db.query({
    text: `SELECT uninstalled_at, erased_at IS NOT NULL AS erased, wrapped_key IS NULL AS keyless,
                  (SELECT count(*)::int FROM session WHERE session.shop = s.domain) AS sessions,
                  (SELECT count(*)::int FROM customer c WHERE c.shop = s.shop) AS customers,
                  (SELECT count(*)::int FROM delivery d WHERE d.shop = s.shop) AS deliveries
           FROM shop s WHERE shop = $1`,
    values: [shop],
  });
  return row;
}

test("an uninstall ends the sessions", async () => {
  await deliver(db, shop, [aDelivery("app/uninstalled", { id: shop }, AFTER)]);
  expect(await theShop()).toMatchObject({ uninstalled_at: AFTER, sessions: 0 });
});

test("an uninstall older than the present installation is not obeyed", async () => {
  await deliver(db, shop, [aDelivery("app/uninstalled", { id: shop }, BEFORE)]);
  expect(await theShop()).toMatchObject({ uninstalled_at: null, sessions: 1, deliveries: 1 });
});

test("an erasure destroys the key and every row, those of its own batch too", async () => {
  const ann = customerPayload({ id: 7n, added: AFTER, updated: AFTER });
  await deliver(db, shop, [
    aDelivery("customers/create", ann, AFTER),
    aDelivery("shop/redact", { shop_id: shop }, AFTER),
  ]);
  expect(await theShop()).toMatchObject({
    erased: true,
    keyless: true,
    sessions: 0,
    customers: 0,
    deliveries: 0,
  });
});

test("an erasure older than the present installation is not obeyed", async () => {
  await deliver(db, shop, [aDelivery("shop/redact", { shop_id: shop }, BEFORE)]);
  expect(await theShop()).toMatchObject({ erased: false, keyless: false, deliveries: 1 });
});

test("a delivery for an erased shop is not kept, even if the door did not know yet", async () => {
  await deliver(db, shop, [aDelivery("shop/redact", { shop_id: shop }, AFTER)]);
  await deliver(db, shop, [aDelivery("app/uninstalled", { id: shop }, AFTER)]);
  expect(await theShop()).toMatchObject({ deliveries: 0, uninstalled_at: null });
});

test("a data request is written into the access log, once", async () => {
  const request = aDelivery("customers/data_request", { customer: { id: 7n } }, AFTER);
  await deliver(db, shop, [request]);
  await deliver(db, shop, [{ ...request, webhookId: "again" }]);
  const entries = await db.query({
    text: "SELECT staff, action, subject FROM access_log WHERE shop = $1",
    values: [shop],
  });
  expect(entries).toEqual([{ staff: "Shopify", action: "data request", subject: "7" }]);
});
