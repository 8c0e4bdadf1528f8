import { expect, test } from "vitest";
import { FOREVER } from "#app/core/calendar/moment.ts";
import { explainCustomer } from "#app/services/memberships/explain-customer.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();
const DAY = 86_400_000;

test("a customer is explained now and then, with when they were in and why", async () => {
  const { shop, opened, make, edit, deliver, mark } = await openLiveShop(db, 1n, 2);
  const segment = await make("Bought once", "number_of_orders = 1");
  await db.query({
    text: `INSERT INTO shop_order (shop, order_id, name) VALUES ($1, 1001, '#1001')`,
    values: [shop],
  });
  const began = await mark();
  await deliver({ customer: 1, order: 1001, placed: began });
  const between = await mark();
  await deliver({ customer: 1, order: 1002, placed: await mark() });
  await edit(segment, "number_of_orders >= 1");

  const asked = { segment, customer: "1", staff: "anna" };
  const now = await explainCustomer(db, shop, asked);
  expect(now).toMatchObject({
    segment,
    segmentName: "Bought once",
    customer: 1n,
    assumed: false,
    explanation: {
      holds: true,
      turn: FOREVER,
      condition: { measured: [{ value: { kind: "count", count: 2 } }] },
    },
  });
  expect(now?.orderNames).toEqual(new Map([["1001", "#1001"]]));
  expect(now?.past).toEqual([
    {
      version: 1,
      entered: began,
      enteredBy: { cause: "order", ref: "1001" },
      left: expect.any(Number) as number,
      leftBy: { cause: "order", ref: "1002" },
    },
    {
      version: 2,
      entered: expect.any(Number) as number,
      enteredBy: { cause: "edit", ref: undefined },
      left: FOREVER,
      leftBy: undefined,
    },
  ]);

  const then = await explainCustomer(db, shop, { ...asked, at: between });
  expect(then?.explanation).toMatchObject({
    at: between,
    holds: true,
    condition: { measured: [{ value: { count: 1 } }] },
  });
  const before = await explainCustomer(db, shop, { ...asked, at: opened - DAY });
  expect(before?.explanation).toMatchObject({ holds: false, known: true });
  const looks = await db.query({
    text: `SELECT subject FROM access_log WHERE shop = $1 AND staff = 'anna'`,
    values: [shop],
  });
  expect(looks).toEqual([{ subject: "customer 1" }]);
});

test("what lasted when the definition was edited ended with that edit", async () => {
  const { shop, make, edit, deliver, mark } = await openLiveShop(db, 2n, 1);
  const segment = await make("Buyers", "number_of_orders >= 1");
  await deliver({ customer: 1, order: 1, placed: await mark() });
  await edit(segment, "number_of_orders = 0");
  const asked = { segment, customer: "1", staff: "anna" };
  expect((await explainCustomer(db, shop, asked))?.past).toMatchObject([
    { version: 1, enteredBy: { cause: "order" }, leftBy: { cause: "edit" } },
  ]);
});

test("a customer or a segment of another shop cannot be explained", async () => {
  const one = await openLiveShop(db, 3n, 1);
  const other = await openLiveShop(db, 4n, 0);
  const segment = await one.make("Everyone", "");
  const asked = { segment, customer: "1", staff: "anna" };
  expect(await explainCustomer(db, one.shop, asked)).toMatchObject({
    explanation: { holds: true, condition: undefined },
  });
  expect(await explainCustomer(db, other.shop, asked)).toBeUndefined();
  expect(await explainCustomer(db, one.shop, { ...asked, customer: "7" })).toBeUndefined();
  expect(await explainCustomer(db, one.shop, { ...asked, customer: "x" })).toBeUndefined();
});
