import { expect, test } from "vitest";
import { listVersions } from "#app/db/segments/list-versions.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { changeQuery } from "#app/services/segments/change-query.server.ts";
import { changeSegment } from "#app/services/segments/change-segment.server.ts";
import { movement } from "#app/services/segments/movement.server.ts";
import { previewChange } from "#app/services/segments/preview-change.server.ts";
import { revertSegment } from "#app/services/segments/revert-segment.server.ts";
import { toldAt } from "#app/services/segments/told-at.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertCustomers } from "#tests/support/insert-orders.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();
const HOUR = 3_600_000;

/** Customers 1 to 5, of whom 1 to 3 ordered and 1 twice. */
async function aPopulation(shop: bigint) {
  const live = await openLiveShop(db, shop, 5);
  for (const [order, customer] of [1, 2, 3, 1].entries()) {
    await live.deliver({ customer, order: order + 1, placed: live.opened - HOUR });
  }
  const segment = await live.make("Buyers", "number_of_orders >= 1");
  return { ...live, segment };
}

async function build(shop: bigint): Promise<void> {
  while ((await buildSegments(db, shop)).kind !== "idle");
}

function changesOf(shop: bigint) {
  return db.query({
    text: `SELECT version, customer, kind, cause, announced FROM membership_change
           WHERE shop = $1 ORDER BY change`,
    values: [shop],
  });
}

test("a change shows who joins and who leaves before it is saved, and nothing changes by it", async () => {
  const { shop, segment } = await aPopulation(1n);
  const asked = { segment, query: "number_of_orders != 2", staff: "anna" };
  expect(await previewChange(db, shop, asked)).toEqual({
    ok: true,
    kind: "counted",
    joins: 2,
    leaves: 1,
    joining: [
      { customer: "4", name: "" },
      { customer: "5", name: "" },
    ],
    leaving: [{ customer: "1", name: "" }],
    blocks: [],
    readers: [],
  });
  expect(await changesOf(shop)).toEqual([]);
  expect(await listVersions(db, shop, segment, 10)).toHaveLength(1);
  const look = await db.query({
    text: "SELECT staff FROM access_log WHERE shop = $1 AND subject LIKE '%' || $2",
    values: [shop, segment],
  });
  expect(look).toEqual([{ staff: "anna" }]);
});

test("a change that cannot be compared says why", async () => {
  const { shop, segment } = await aPopulation(2n);
  const preview = (query: string, of = segment) =>
    previewChange(db, shop, { segment: of, query, staff: "anna" });
  expect(await preview("number_of_orders >")).toMatchObject({ reason: "invalid-query" });
  expect(await preview("rfm_group = 'LOYAL'")).toMatchObject({ reason: "needs" });
  expect(await preview("", "no-such-segment")).toEqual({ ok: false, reason: "not-found" });
});

test("what a change does in a large shop is estimated from a sample", async () => {
  const { shop, make } = await openLiveShop(db, 3n, 0);
  await insertCustomers(db, shop, 25_600);
  const segment = await make("Everyone", "");
  const asked = { segment, query: "number_of_orders >= 1", staff: "anna" };
  const preview = await previewChange(db, shop, asked);
  expect(preview).toMatchObject({ ok: true, kind: "estimated", joins: 0, leaves: 25_600 });
});

test("an edit records whom it brought in and took out, silently", async () => {
  const { shop, segment, edit, mark } = await aPopulation(4n);
  const before = await mark();
  await edit(segment, "number_of_orders != 2");
  const after = await mark();
  expect(await changesOf(shop)).toEqual(
    [
      { customer: 1n, kind: "left" },
      { customer: 4n, kind: "entered" },
      { customer: 5n, kind: "entered" },
    ].map((each) => ({ version: 2, ...each, cause: "edit", announced: false })),
  );
  expect(await movement(db, shop, { segment, from: before, to: after })).toMatchObject({
    joined: 2,
    left: 1,
  });
  expect(await toldAt(db, shop, { segment, at: after, limit: 10 })).toMatchObject({
    customers: [2n, 3n, 4n, 5n],
  });
});

test("who joins by an edit is announced where a person says that they have arrived", async () => {
  const { shop, segment } = await aPopulation(5n);
  await changeQuery(db, shop, { segment, query: "number_of_orders != 2", arrivals: true });
  await build(shop);
  const announced = await db.query({
    text: `SELECT customer FROM membership_change WHERE shop = $1 AND announced ORDER BY change`,
    values: [shop],
  });
  expect(announced).toEqual([{ customer: 4n }, { customer: 5n }]);
});

test("somebody who was told of a change since an edit went live is not told of the edit after it", async () => {
  const { shop, segment, deliver, mark } = await aPopulation(6n);
  await changeQuery(db, shop, { segment, query: "number_of_orders = 0" });
  // Built and live; what it changed is told by the next step.
  while ((await buildSegments(db, shop)).kind !== "live");
  await deliver({ customer: 4, order: 9, placed: await mark() });
  await build(shop);
  const changes = await changesOf(shop);
  expect(changes.filter(({ customer }) => customer === 4n)).toEqual([
    { version: 2, customer: 4n, kind: "left", cause: "order", announced: true },
  ]);
  expect(changes.filter(({ cause }) => cause === "edit")).toHaveLength(4);
});

test("before it went live nothing was told, however long its first build took", async () => {
  const { shop, segment, opened } = await aPopulation(7n);
  await db.query({
    text: `UPDATE segment_version SET live_from = '2020-01-01', went_live_at = went_live_at
           WHERE shop = $1`,
    values: [shop],
  });
  expect(await toldAt(db, shop, { segment, at: opened - HOUR, limit: 10 })).toEqual({
    ok: false,
    reason: "not-live-yet",
  });
});

test("a version can be taken back to, and an edit under way is given up at once", async () => {
  const { shop, segment, edit } = await aPopulation(8n);
  await edit(segment, "number_of_orders = 0");
  const revert = (version: number) => revertSegment(db, shop, { segment, version, staff: "anna" });
  expect(await revert(1)).toMatchObject({ ok: true, version: 3 });
  expect(await revert(2)).toMatchObject({ ok: true, version: 2 });
  await build(shop);
  expect(await listVersions(db, shop, segment, 10)).toMatchObject([
    { version: 3, state: "retired", createdBy: "anna", wentLiveAt: undefined, members: undefined },
    { version: 2, state: "live", query: "number_of_orders = 0", members: 2 },
    { version: 1, state: "retired", query: "number_of_orders >= 1", members: 3 },
  ]);
  expect(await revert(1)).toMatchObject({ ok: true, version: 4 });
  expect(await revert(7)).toEqual({ ok: false, reason: "not-found" });
  expect(await revertSegment(db, 99n, { segment, version: 1, staff: "anna" })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("a name that is taken leaves the conditions as they were, also when two take it at once", async () => {
  const { shop, segment, make } = await aPopulation(9n);
  const other = await make("Other", "");
  const save = (of: string, name: string) =>
    changeSegment(db, shop, { segment: of, name, query: "number_of_orders = 7", staff: "anna" });
  expect(await save(segment, "OTHER")).toEqual({ ok: false, reason: "name-taken" });
  expect(await listVersions(db, shop, segment, 10)).toHaveLength(1);
  const both = await Promise.all([save(segment, "Mine"), save(other, "mine")]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both).toContainEqual({ ok: false, reason: "name-taken" });
});
