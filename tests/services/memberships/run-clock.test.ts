import { expect, test } from "vitest";
import type { Moment } from "#app/core/calendar/moment.ts";
import { requestTurns } from "#app/db/memberships/write-turns.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { updateEvaluatedTo } from "#app/db/shops/update-evaluated-to.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aLiveSegment } from "#tests/support/builders/a-segment.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertCustomers, insertOrders } from "#tests/support/insert-orders.ts";

const db = await testDatabase();
const HALF_HOUR = 1_800_000;

async function changesOf(shop: bigint) {
  return db.query<{
    customer: bigint;
    kind: string;
    at: Moment;
    cause: string;
    announced: boolean;
  }>({
    text: `SELECT customer, kind, at, cause, announced FROM membership_change
           WHERE shop = $1 ORDER BY change`,
    values: [shop],
  });
}

async function evaluatedTo(shop: bigint): Promise<Moment> {
  const [row] = await db.query<{ evaluated_to: Moment }>({
    text: `SELECT evaluated_to FROM shop WHERE shop = $1`,
    values: [shop],
  });
  return row!.evaluated_to;
}

test("a customer leaves at the moment her order becomes too old, because of time", async () => {
  const shop = await aShop(db, { shop: 1n });
  await insertCustomers(db, shop, 2);
  const earlier = (await databaseNow(db)) - 2 * HALF_HOUR;
  await aLiveSegment(db, shop, "last_order_date >= -30min", earlier - 5000);
  await insertOrders(db, shop, [{ customer: 1, order: 1, placed: earlier }]);
  const probe = { customer: "1", at: earlier, cause: "order", ref: "1" } as const;
  await db.transaction((tx) => refreshMemberships(tx, shop, [probe], earlier));

  expect(await runClock(db, shop)).toEqual({ kind: "ran", customers: 1 });
  expect(await runClock(db, shop)).toMatchObject({ kind: "idle" });

  expect(await changesOf(shop)).toEqual([
    { customer: 1n, kind: "entered", at: earlier, cause: "order", announced: true },
    { customer: 1n, kind: "left", at: earlier + HALF_HOUR + 1, cause: "time", announced: true },
  ]);
  expect(await evaluatedTo(shop)).toBeGreaterThan(earlier + HALF_HOUR);
});

test("customers asked for are looked at for the given reason, and not announced unless it is one", async () => {
  const shop = await aShop(db, { shop: 2n });
  await insertCustomers(db, shop, 3);
  const now = await databaseNow(db);
  await aLiveSegment(db, shop, "", now - 1000);
  await requestTurns(
    db,
    shop,
    ["1", "2", "3"].map((customer) => ({ customer, at: now - 10, cause: "repair" })),
  );
  expect(await runClock(db, shop)).toEqual({ kind: "ran", customers: 3 });
  expect(await runClock(db, shop)).toMatchObject({ kind: "idle" });
  const changes = await changesOf(shop);
  expect(changes).toHaveLength(3);
  expect(changes[0]).toMatchObject({ kind: "entered", cause: "repair", announced: false });
});

test("the clock never goes back, not even when the database's does", async () => {
  const shop = await aShop(db, { shop: 3n });
  const ahead = (await databaseNow(db)) + 500;
  await updateEvaluatedTo(db, shop, ahead);
  expect(await runClock(db, shop)).toEqual({ kind: "idle", evaluatedTo: ahead });
  expect(await evaluatedTo(shop)).toBe(ahead);
});

test("a stretch that came and went in the past corrects the intervals and is not told", async () => {
  const shop = await aShop(db, { shop: 4n });
  await insertCustomers(db, shop, 1);
  const now = await databaseNow(db);
  const begin = now - 4 * HALF_HOUR;
  await aLiveSegment(db, shop, "last_order_date >= -30min", begin);
  const placed = now - 2 * HALF_HOUR;
  await insertOrders(db, shop, [{ customer: 1, order: 1, placed }]);
  await db.transaction((tx) =>
    refreshMemberships(tx, shop, [{ customer: "1", at: placed, cause: "order" }], now),
  );
  expect(await changesOf(shop)).toEqual([]);
  const intervals = await db.query({
    text: `SELECT entered_at, left_at FROM membership WHERE shop = $1`,
    values: [shop],
  });
  expect(intervals).toEqual([{ entered_at: placed, left_at: placed + HALF_HOUR + 1 }]);
});
