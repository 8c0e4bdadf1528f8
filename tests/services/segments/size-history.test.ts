import { expect, test } from "vitest";
import { databaseNow } from "#app/db/now.server.ts";
import { sizeHistory } from "#app/services/segments/size-history.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aHistory, anOrderState } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertHistory } from "#tests/support/insert-history.ts";
import { insertCustomers } from "#tests/support/insert-orders.ts";

const db = await testDatabase();
const DAY = 86_400_000;

test("a segment's size is known for every week since the first customer came", async () => {
  await aShop(db, { shop: 1n });
  const now = await databaseNow(db);
  for (const [index, days] of [30, 20, 10].entries()) {
    const placed = now - days * DAY;
    await insertHistory(
      db,
      1n,
      aHistory({
        customer: String(index + 1),
        knownFrom: placed,
        orders: [anOrderState(placed, { order: String(index + 1) })],
      }),
    );
  }
  const found = await sizeHistory(db, 1n, aQuery("last_order_date >= -15d"));
  if (!found.ok) throw new Error(found.reason);
  expect(found.kind).toBe("counted");
  // 28, 21, 14 and 7 days back, and now.
  expect(found.points.map(({ size }) => size)).toEqual([1, 1, 1, 2, 1]);
  const moments = found.points.map(({ at }) => at);
  expect(moments).toEqual(moments.toSorted((one, other) => one - other));
});

test("a history that would take too long is estimated from a sample", async () => {
  await aShop(db, { shop: 2n });
  await insertCustomers(db, 2n, 1_280);
  const limits = { looks: 640, points: 10 };
  const found = await sizeHistory(db, 2n, aQuery("number_of_orders = 0"), limits);
  expect(found).toMatchObject({ ok: true, kind: "estimated", points: [{ size: 1_280 }] });
});

test("a shop without customers has one point, and a query with needs has none", async () => {
  await aShop(db, { shop: 3n });
  const found = await sizeHistory(db, 3n, aQuery(""));
  expect(found).toMatchObject({ kind: "counted", points: [{ size: 0 }] });
  expect(await sizeHistory(db, 3n, aQuery("rfm_group = 'LOYAL'"))).toMatchObject({ ok: false });
});
