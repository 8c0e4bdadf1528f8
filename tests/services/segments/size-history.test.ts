import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { weekStarts } from "#app/core/calendar/week-starts.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { requestRecalculation } from "#app/db/recalculations/request-recalculation.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { updateImportCompleted } from "#app/db/shops/update-import-completed.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { keepSizes } from "#app/services/segments/keep-sizes.server.ts";
import { sizeHistory } from "#app/services/segments/size-history.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aHistory, anOrderState } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertHistory } from "#tests/support/insert-history.ts";
import { insertCustomers } from "#tests/support/insert-orders.ts";

const db = await testDatabase();
const DAY = 86_400_000;
const BOUGHT = "last_order_date >= -15d";

/** Three customers who bought once, so many days ago. */
async function aShopWithBuyers(shop: bigint, days: readonly number[]) {
  await aShop(db, { shop });
  const now = await databaseNow(db);
  await updateImportCompleted(db, shop, now);
  for (const [index, ago] of days.entries()) {
    const placed = now - ago * DAY;
    const order = anOrderState(placed, { order: String(index + 1) });
    const customer = String(index + 1);
    await insertHistory(db, shop, aHistory({ customer, knownFrom: placed, orders: [order] }));
  }
  return now;
}

async function make(shop: bigint, name: string, query: string): Promise<string> {
  const created = await createSegment(db, shop, { name, query });
  if (!created.ok) throw new Error(created.reason);
  while ((await buildSegments(db, shop)).kind !== "idle");
  return created.segment;
}

async function historyOf(shop: bigint, segment: string, query: string) {
  const found = await findSegment(db, shop, segment);
  if (!found) throw new Error("no such segment");
  const now = await databaseNow(db);
  return sizeHistory(db, shop, found, { query: aQuery(query), now });
}

test("soon after it went live a segment's size is known for every week since the first customer", async () => {
  const now = await aShopWithBuyers(1n, [30, 20, 10]);
  const segment = await make(1n, "Bought lately", BOUGHT);
  const everyone = await make(1n, "Everyone", "");
  while (await keepSizes(db, 1n));

  const { points, estimated } = await historyOf(1n, segment, BOUGHT);
  const starts = weekStarts(makeCalendar("UTC"), { first: now - 30 * DAY, now, most: 100 });
  const boughtBy = (at: number) =>
    [30, 20, 10].filter((ago) => {
      const placed = now - ago * DAY;
      return placed <= at && placed >= Math.floor(at / DAY) * DAY - 15 * DAY;
    }).length;
  expect(points.slice(0, -1)).toEqual(starts.map((at) => ({ at, size: boughtBy(at) })));
  expect(points.at(-1)?.size).toBe(1);
  expect(estimated).toBe(false);
  const all = await historyOf(1n, everyone, "");
  expect(all.points.map(({ size }) => size).at(-1)).toBe(3);
});

test("the sizes of a large shop are estimated from a sample", async () => {
  const now = await aShopWithBuyers(2n, []);
  await insertCustomers(db, 2n, 25_600);
  await db.query({
    text: "UPDATE customer SET known_from = $1 WHERE shop = 2",
    values: [new Date(now - 8 * DAY)],
  });
  const segment = await make(2n, "Never bought", "number_of_orders = 0");
  expect(await keepSizes(db, 2n)).toBe(true);
  const { points, estimated } = await historyOf(2n, segment, "number_of_orders = 0");
  expect(estimated).toBe(true);
  expect(points.at(-2)?.size).toBe(25_600);
});

test("nothing is worked out while a shop's history is read, nor for what cannot be answered", async () => {
  await aShopWithBuyers(3n, [30]);
  const segment = await make(3n, "Loyal (Shopify)", "rfm_group = 'LOYAL'");
  expect(await keepSizes(db, 3n)).toBe(false);
  await make(3n, "Bought lately", BOUGHT);
  await db.query({ text: "UPDATE shop SET import_completed_at = NULL WHERE shop = 3" });
  expect(await keepSizes(db, 3n)).toBe(false);
  expect((await historyOf(3n, segment, "rfm_group = 'LOYAL'")).points).toHaveLength(1);
});

test("after a setting changed sizes are worked out anew from there on", async () => {
  await aShopWithBuyers(5n, [30]);
  const segment = await make(5n, "Everyone", "");
  while (await keepSizes(db, 5n));
  const before = await historyOf(5n, segment, "");
  const [, second] = before.points;
  await requestRecalculation(db, 5n, { since: second?.at ?? 0, withOrders: false });
  expect((await historyOf(5n, segment, "")).points).toHaveLength(2);
  while (await keepSizes(db, 5n));
  expect((await historyOf(5n, segment, "")).points.length).toBe(before.points.length);
});

test("a chart says from when on details are more than assumed", async () => {
  await aShopWithBuyers(4n, [30]);
  const tagged = "customer_tags CONTAINS 'vip'";
  const segment = await make(4n, "Tagged", tagged);
  while (await keepSizes(db, 4n));
  const installedAt = await databaseNow(db);
  await db.query({
    text: "UPDATE shop SET installed_at = $1 WHERE shop = 4",
    values: [new Date(installedAt)],
  });
  expect(await historyOf(4n, segment, tagged)).toMatchObject({ assumedBefore: installedAt });
  expect(await historyOf(4n, segment, BOUGHT)).toMatchObject({ assumedBefore: undefined });
});
