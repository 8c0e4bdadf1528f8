import { expect, test } from "vitest";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Probe } from "#app/core/engine/probe.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { updateImportCompleted } from "#app/db/shops/update-import-completed.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { changeQuery } from "#app/services/segments/change-query.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertCustomers, insertOrders, type PlainOrder } from "#tests/support/insert-orders.ts";

const db = await testDatabase();
const HALF_HOUR = 1_800_000;

async function aReadyShop(shop: bigint, customers: number): Promise<Moment> {
  await aShop(db, { shop });
  const now = await databaseNow(db);
  await updateImportCompleted(db, shop, now);
  await insertCustomers(db, shop, customers);
  return now;
}

async function make(shop: bigint, name: string, query: string): Promise<string> {
  const created = await createSegment(db, shop, { name, query });
  if (!created.ok) throw new Error(created.reason);
  return created.segment;
}

async function buildAll(shop: bigint): Promise<number> {
  for (let steps = 0; ; steps++) {
    const step = await buildSegments(db, shop);
    if (step.kind === "idle") return steps;
  }
}

/** What a delivery does: facts and memberships in one transaction. */
async function deliver(shop: bigint, order: PlainOrder): Promise<void> {
  const probe: Probe = { customer: String(order.customer), at: order.placed, cause: "order" };
  await db.transaction(async (tx) => {
    await insertOrders(tx, shop, [order]);
    await refreshMemberships(tx, shop, [probe], await databaseNow(tx));
  });
}

async function membersOf(shop: bigint, segment: string): Promise<number[]> {
  const rows = await db.query<{ customer: bigint }>({
    text: `SELECT m.customer FROM membership m
           JOIN segment s ON s.shop = m.shop AND s.segment = m.segment AND s.version = m.version
           WHERE m.shop = $1 AND m.segment = $2 AND m.left_at IS NULL ORDER BY m.customer`,
    values: [shop, segment],
  });
  return rows.map(({ customer }) => Number(customer));
}

async function versionsOf(shop: bigint, segment: string) {
  return db.query<{ version: number; state: string; members: bigint }>({
    text: `SELECT version, state, members FROM segment_version
           WHERE shop = $1 AND segment = $2 ORDER BY version`,
    values: [shop, segment],
  });
}

test("a new segment is built in ranges and goes live with its members, unannounced", async () => {
  const shop = 1n;
  const now = await aReadyShop(shop, 1200);
  const orders = [7, 700, 1200].map((customer) => ({
    customer,
    order: customer,
    placed: now - 1000,
  }));
  await insertOrders(db, shop, orders);
  const buyers = await make(shop, "Buyers", "number_of_orders >= 1");
  const others = await make(shop, "Others", "number_of_orders = 0");

  expect(await buildAll(shop)).toBeGreaterThan(2);

  expect(await membersOf(shop, buyers)).toEqual([7, 700, 1200]);
  expect(await membersOf(shop, others)).toHaveLength(1197);
  expect(await versionsOf(shop, buyers)).toEqual([{ version: 1, state: "live", members: 3n }]);
  expect(await versionsOf(shop, others)).toEqual([{ version: 1, state: "live", members: 1197n }]);
  const changes = await db.query({
    text: `SELECT 1 FROM membership_change WHERE shop = $1`,
    values: [shop],
  });
  expect(changes).toEqual([]);
});

test("orders that arrive between the ranges of a build count, on either side of it", async () => {
  const shop = 2n;
  const now = await aReadyShop(shop, 3000);
  const buyers = await make(shop, "Buyers", "number_of_orders >= 1");

  expect(await buildSegments(db, shop)).toEqual({ kind: "working" });
  await deliver(shop, { customer: 1, order: 1, placed: now });
  await deliver(shop, { customer: 2999, order: 2, placed: now });
  // Late: placed long before the build began.
  await deliver(shop, { customer: 2, order: 3, placed: now - HALF_HOUR });
  await deliver(shop, { customer: 2998, order: 4, placed: now - HALF_HOUR });
  await buildAll(shop);

  expect(await membersOf(shop, buyers)).toEqual([1, 2, 2998, 2999]);
  expect(await versionsOf(shop, buyers)).toEqual([{ version: 1, state: "live", members: 4n }]);
});

test("what turned since a build was begun is done before it goes live", async () => {
  const shop = 3n;
  const now = await aReadyShop(shop, 10);
  const recent = await make(shop, "Recent", "last_order_date >= -30min");
  // Begun an hour ago, then nothing ran.
  await db.query({
    text: `UPDATE segment_version SET live_from = $2 WHERE shop = $1`,
    values: [shop, toInstant(now - 2 * HALF_HOUR)],
  });
  await insertOrders(db, shop, [
    { customer: 1, order: 1, placed: now - 3 * HALF_HOUR + 1000 },
    { customer: 2, order: 2, placed: now - 1000 },
  ]);
  await buildAll(shop);

  expect(await membersOf(shop, recent)).toEqual([2]);
  const intervals = await db.query({
    text: `SELECT customer, entered_at, left_at FROM membership WHERE shop = $1 ORDER BY customer`,
    values: [shop],
  });
  const left = now - 2 * HALF_HOUR + 1001;
  expect(intervals).toEqual([
    { customer: 1n, entered_at: now - 2 * HALF_HOUR, left_at: left },
    { customer: 2n, entered_at: now - 1000, left_at: null },
  ]);
});

test("an edited segment keeps its members until the new definition is built", async () => {
  const shop = 4n;
  const now = await aReadyShop(shop, 3);
  await insertOrders(db, shop, [{ customer: 1, order: 1, placed: now }]);
  const segment = await make(shop, "Buyers", "number_of_orders >= 1");
  await buildAll(shop);

  const given = await changeQuery(db, shop, { segment, query: "number_of_orders >= 5" });
  expect(given).toMatchObject({ ok: true, version: 2 });
  const changed = await changeQuery(db, shop, { segment, query: "number_of_orders = 0" });
  expect(changed).toMatchObject({ ok: true, version: 3 });
  expect(await membersOf(shop, segment)).toEqual([1]);
  await buildAll(shop);

  expect(await membersOf(shop, segment)).toEqual([2, 3]);
  expect(await versionsOf(shop, segment)).toEqual([
    { version: 1, state: "retired", members: 1n },
    { version: 2, state: "retired", members: 0n },
    { version: 3, state: "live", members: 2n },
  ]);
});

test("nothing is built while the history is still being imported", async () => {
  const shop = 5n;
  await aShop(db, { shop });
  await make(shop, "Everyone", "");
  expect(await buildSegments(db, shop)).toEqual({ kind: "idle" });
});

test("a query with mistakes makes no segment, and a name is taken once", async () => {
  const shop = 6n;
  await aReadyShop(shop, 1);
  const mistaken = await createSegment(db, shop, { name: "A", query: "number_of_order = 1 AND x" });
  expect(mistaken).toMatchObject({ ok: false, reason: "invalid-query" });
  expect(await createSegment(db, shop, { name: "A", query: "" })).toMatchObject({ ok: true });
  const again = await createSegment(db, shop, { name: "a", query: "" });
  expect(again).toEqual({ ok: false, reason: "name-taken" });
  const elsewhere = await changeQuery(db, 1n, { segment: "no-such-segment", query: "" });
  expect(elsewhere).toEqual({ ok: false, reason: "not-found" });
});
