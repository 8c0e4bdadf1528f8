import { expect, test } from "vitest";
import type { Queryable } from "#app/db/database.server.ts";
import { StatementFault } from "#app/db/statement-fault.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { countQueries } from "#app/services/segments/count-queries.server.ts";
import { previewCount } from "#app/services/segments/preview-count.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
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
  expect(await previewCount(db, shop, "number_of_orders = 1")).toMatchObject({ kind: "estimated" });
  const query = aQuery("number_of_orders = 1");
  const [preview] = await countQueries(db, shop, [query], { isOver: () => false });
  expect(preview).toMatchObject({ kind: "estimated" });
  if (preview?.kind !== "estimated") return;
  expect(preview.low).toBeLessThanOrEqual(6_400);
  expect(preview.high).toBeGreaterThanOrEqual(6_400);
  expect(preview.high - preview.low).toBeLessThan(1_000);
});

test("a statement that is cut off leaves what was seen before it", async () => {
  let parts = 0;
  const slow: Queryable = {
    query: (statement) => {
      const isPart = statement.name === undefined;
      if (isPart && ++parts > 1) throw new StatementFault({ message: "too long", code: "57014" });
      return db.query(statement);
    },
  };
  const query = aQuery("number_of_orders = 1");
  const [count] = await countQueries(slow, 2n, [query], { isOver: () => false });
  expect(parts).toBe(2);
  expect(count).toMatchObject({ kind: "estimated" });
});

test("a query that nothing we receive can answer gets no number", async () => {
  const shop = await aShop(db, { shop: 3n });
  const preview = await previewCount(db, shop, "predicted_spend_tier = 'HIGH'");
  expect(preview).toMatchObject({ kind: "needs" });
});

test("a count that another waits for answers with a fair share of what it would have seen", async () => {
  const shop = await aShop(db, { shop: 4n });
  await insertCustomers(db, shop, 6_000);
  const placed = (await databaseNow(db)) - 1_000;
  // The last to come are those who bought: an order by id would tell on it.
  const orders = Array.from({ length: 1_500 }, (_, index) => ({
    customer: 4_501 + index,
    order: index + 1,
    placed,
  }));
  await insertOrders(db, shop, orders);
  const query = aQuery("number_of_orders = 1");
  const [count] = await countQueries(db, shop, [query], { isOver: () => true });
  expect(count).toMatchObject({ kind: "estimated" });
  if (count?.kind !== "estimated") return;
  expect(count.low).toBeLessThanOrEqual(1_500);
  expect(count.high).toBeGreaterThanOrEqual(1_500);
  expect(count.high - count.low).toBeLessThan(900);
});

test("typing on has one count run at a time, and every question is answered", async () => {
  const shop = 1n;
  const typed = ["number_of_orders = 1", "number_of_orders = 10", "number_of_orders = 1"];
  const answers = await Promise.all(typed.map((text) => previewCount(db, shop, text)));
  expect(answers.at(-1)).toEqual({ kind: "counted", count: 120 });
  expect(answers).toHaveLength(3);
});
