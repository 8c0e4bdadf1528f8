import { expect, test } from "vitest";
import { movement, movers } from "#app/services/segments/movement.server.ts";
import { toldAt } from "#app/services/segments/told-at.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();
const HOUR = 3_600_000;

test("as told at a moment holds what was told by then, whatever came to light later", async () => {
  const { shop, opened, make, deliver, mark } = await openLiveShop(db, 1n, 4);
  await deliver({ customer: 1, order: 1, placed: opened - HOUR });
  const before = await mark();
  const segment = await make("Buyers", "number_of_orders >= 1");
  const built = await mark();
  await deliver({ customer: 2, order: 2, placed: built });
  const second = await mark();
  // Placed long ago, and told of only now.
  await deliver({ customer: 3, order: 3, placed: opened - HOUR });
  const third = await mark();

  const ask = (at: number) => toldAt(db, shop, { segment, at, limit: 10 });
  expect(await ask(before)).toEqual({ ok: false, reason: "not-live-yet" });
  expect(await ask(built)).toEqual({ ok: true, version: 1, size: 1, customers: [1n] });
  expect(await ask(second)).toMatchObject({ size: 2, customers: [1n, 2n] });
  expect(await ask(third)).toMatchObject({ size: 3, customers: [1n, 2n, 3n] });
  expect(await toldAt(db, shop, { segment, at: third, after: 2n, limit: 10 })).toMatchObject({
    customers: [3n],
  });
  expect(await toldAt(db, 99n, { segment, at: third, limit: 10 })).toMatchObject({ ok: false });
});

test("as told under a definition that was replaced is what that definition said", async () => {
  const { shop, opened, make, edit, deliver, mark } = await openLiveShop(db, 2n, 3);
  await deliver({ customer: 1, order: 1, placed: opened - HOUR });
  const segment = await make("Buyers", "number_of_orders >= 1");
  const first = await mark();
  await deliver({ customer: 2, order: 2, placed: first });
  const second = await mark();
  await edit(segment, "number_of_orders = 0");
  const third = await mark();
  await deliver({ customer: 3, order: 3, placed: third });
  const fourth = await mark();

  const ask = (at: number) => toldAt(db, shop, { segment, at, limit: 10 });
  expect(await ask(first)).toMatchObject({ version: 1, customers: [1n] });
  expect(await ask(second)).toMatchObject({ version: 1, customers: [1n, 2n] });
  expect(await ask(third)).toMatchObject({ version: 2, customers: [3n] });
  expect(await ask(fourth)).toMatchObject({ version: 2, customers: [] });

  expect(await movement(db, shop, { segment, from: first, to: second })).toEqual({
    ok: true,
    joined: 1,
    left: 0,
    byCause: [{ kind: "entered", cause: "order", customers: 1 }],
  });
  expect(await movement(db, shop, { segment, from: second, to: third })).toEqual({
    ok: true,
    joined: 1,
    left: 2,
    byCause: [
      { kind: "entered", cause: "edit", customers: 1 },
      { kind: "left", cause: "edit", customers: 2 },
    ],
  });
  const whoLeft = { kind: "left", cause: "edit", limit: 10 } as const;
  expect(await movers(db, shop, { segment, from: second, to: third }, whoLeft)).toEqual({
    ok: true,
    movers: [
      { customer: 1n, kind: "left", cause: "edit", ref: undefined },
      { customer: 2n, kind: "left", cause: "edit", ref: undefined },
    ],
  });
});

test("who came and went between two moments moved not at all", async () => {
  const { shop, make, deliver, mark } = await openLiveShop(db, 3n, 2);
  const segment = await make("Bought once", "number_of_orders = 1");
  const before = await mark();
  await deliver({ customer: 1, order: 1, placed: before });
  await deliver({ customer: 1, order: 2, placed: await mark() });
  const after = await mark();
  expect(await movement(db, shop, { segment, from: before, to: after })).toEqual({
    ok: true,
    joined: 0,
    left: 0,
    byCause: [],
  });
});

test("a change of another shop moves nobody", async () => {
  const one = await openLiveShop(db, 4n, 1);
  const other = await openLiveShop(db, 5n, 1);
  const segment = await one.make("Buyers", "number_of_orders >= 1");
  await other.make("Buyers", "number_of_orders >= 1");
  const before = await one.mark();
  await other.deliver({ customer: 1, order: 1, placed: before });
  const after = await one.mark();
  expect(await movement(db, 4n, { segment, from: before, to: after })).toMatchObject({ joined: 0 });
  expect(await movement(db, 5n, { segment, from: before, to: after })).toEqual({
    ok: false,
    reason: "not-found",
  });
});
