import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FOREVER } from "#app/core/calendar/moment.ts";
import type { Database } from "#app/db/database.server.ts";
import { insertRefetches, type Refetch } from "#app/db/refetches/insert-refetches.server.ts";
import { listRefetches } from "#app/db/refetches/list-refetches.server.ts";
import { runImport } from "#app/services/imports/run-import.server.ts";
import { runRefetches } from "#app/services/refetches/run-refetches.server.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { changeTags, placeOrder, refundOrder } from "#tests/sandbox/shop/happenings.ts";
import { startSandbox } from "#tests/sandbox/start-sandbox.ts";
import { testDatabase } from "#tests/support/database.ts";
import { installInSandbox } from "#tests/support/installed-shop.ts";
import { SMALL_POPULATION } from "#tests/support/small-population.ts";

let sandbox: Sandbox;
let db: Database;
let shop: bigint;

const ANNA = 7_310_000_000_007;
const anna = () => sandbox.shop.customers.get(ANNA)!;

beforeAll(async () => {
  sandbox = await startSandbox({
    apiKey: "key",
    apiSecret: "secret",
    port: 0,
    appUrl: "http://localhost:1",
    population: SMALL_POPULATION,
    scopes: ["read_orders", "read_customers"],
    subscriptions: new Map(),
    seed: 1,
  });
  db = await testDatabase();
  shop = await installInSandbox(db, sandbox);
  await runImport(db, shop);
});

afterAll(() => sandbox.close());

async function refetch(entity: Refetch["entity"], id: number) {
  await insertRefetches(db, shop, [{ entity, id: String(id) }]);
  while (await runRefetches(db, shop));
  expect(await listRefetches(db, shop, { by: FOREVER, limit: 10 })).toEqual([]);
}

const statesOf = (order: number) =>
  db.query({
    text: `SELECT net, goods, valid_until = 'infinity' AS still FROM order_state
           WHERE order_id = $1::bigint ORDER BY valid_from`,
    values: [order],
  });

const linesOf = (order: number) =>
  db.query({
    text: `SELECT line_id, quantity, net, valid_from, valid_until FROM line_state
           WHERE order_id = $1::bigint ORDER BY 1, 4`,
    values: [order],
  });

describe("asking Shopify again", () => {
  test("an order whose delivery never came is there, with its refund's own time", async () => {
    const [product] = sandbox.shop.products.values();
    const placed = placeOrder(
      sandbox.shop,
      anna(),
      [{ product: product!, quantity: 2 }],
      Date.now() - 60_000,
    ).thing;
    refundOrder(sandbox.shop, placed, "first-line", Date.now() - 30_000);
    await refetch("order", placed.id);
    expect(await statesOf(placed.id)).toEqual([
      { net: 1005n, goods: 510n, still: false },
      { net: 495n, goods: 0n, still: true },
    ]);
  });

  test("a product and a collection say by id what they said in bulk", async () => {
    const valuesOf = () =>
      db.query({
        text: `SELECT product, attribute, value, valid_from FROM product_value
               WHERE shop = $1 ORDER BY 1, 2, 3, 4`,
        values: [shop],
      });
    const before = await valuesOf();
    expect(before.map(({ attribute }) => attribute)).toContain("collection");
    for (const { id, collections } of sandbox.shop.products.values()) {
      await refetch("product", id);
      for (const collection of collections) await refetch("collection", collection.id);
    }
    expect(await valuesOf()).toEqual(before);
  });

  test("an order says by id what it said in bulk", async () => {
    const [order] = sandbox.shop.orders.values();
    const before = [await statesOf(order!.id), await linesOf(order!.id)];
    await refetch("order", order!.id);
    expect([await statesOf(order!.id), await linesOf(order!.id)]).toEqual(before);
  });

  test("an order that is not there any more is gone", async () => {
    const order = anna().orders.at(-1);
    sandbox.shop.orders.delete(order!.id);
    await refetch("order", order!.id);
    expect(await statesOf(order!.id)).toEqual([]);
  });

  test("a customer's tags are those of now", async () => {
    changeTags(anna(), "add", ["Regular"], Date.now());
    await refetch("customer", ANNA);
    const tags = await db.query({
      text: `SELECT value FROM customer_value WHERE customer = $1::bigint
             AND attribute = 'customer_tags' AND value = 'regular' AND valid_until = 'infinity'`,
      values: [ANNA],
    });
    expect(tags).toHaveLength(1);
  });

  test("granted scopes are written down", async () => {
    await refetch("scopes", sandbox.shop.id);
    const [session] = await db.query({ text: "SELECT scope FROM session" });
    expect(session).toEqual({ scope: "read_orders,read_customers" });
  });

  test("an answer that cannot be read is postponed, and the others go on", async () => {
    const order = anna().orders[0]!;
    const { name } = order;
    Object.assign(order, { name: null });
    await insertRefetches(db, shop, [{ entity: "order", id: String(order.id) }]);
    await insertRefetches(db, shop, [{ entity: "customer", id: String(ANNA) }]);
    expect(await runRefetches(db, shop)).toBe(false);
    Object.assign(order, { name });

    const [left, ...others] = await listRefetches(db, shop, { by: FOREVER, limit: 10 });
    expect(left).toMatchObject({ entity: "order", id: String(order.id) });
    expect(left!.askedAt).toBeGreaterThan(Date.now() + 1_000_000);
    expect(others).toEqual([]);
    await refetch("order", order.id);
  });

  test("what Shopify cannot answer now waits", async () => {
    sandbox.tokens.revoke();
    await insertRefetches(db, shop, [{ entity: "customer", id: String(ANNA) }]);
    expect(await runRefetches(db, shop)).toBe(false);
    expect(await listRefetches(db, shop, { by: FOREVER, limit: 10 })).toMatchObject([
      { id: String(ANNA) },
    ]);
  });
});
