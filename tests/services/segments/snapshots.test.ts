import { expect, test } from "vitest";
import { databaseNow } from "#app/db/now.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { archiveSegment } from "#app/services/segments/archive-segment.server.ts";
import { assignLanes } from "#app/services/segments/assign-lanes.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { changeQuery } from "#app/services/segments/change-query.server.ts";
import { countAudience } from "#app/services/segments/count-audience.server.ts";
import { createComplement } from "#app/services/segments/create-complement.server.ts";
import { createSnapshot } from "#app/services/segments/create-snapshot.server.ts";
import { membersAt } from "#app/services/segments/members-at.server.ts";
import { refreshSnapshot } from "#app/services/segments/refresh-snapshot.server.ts";
import { takeSnapshots } from "#app/services/segments/take-snapshots.server.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type LiveShop, openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

async function work(shop: bigint): Promise<void> {
  while ((await buildSegments(db, shop)).kind !== "idle");
  while (await takeSnapshots(db, shop));
}

async function snapshotOf(
  { shop }: LiveShop,
  query: string,
  refresh: "manual" | "weekly" = "manual",
): Promise<string> {
  const made = await createSnapshot(db, shop, { name: "Snapshot", query, refresh, staff: "anna" });
  if (!made.ok) throw new Error(made.reason);
  await work(shop);
  return made.segment;
}

async function heldAt(shop: bigint, text: string, at: number): Promise<readonly bigint[]> {
  const read = readQuery(text, await loadCatalog(db, shop));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const held = await membersAt(db, shop, { query: read.query, at, limit: 100 });
  return held.ok ? held.customers : [];
}

test("a snapshot holds who fulfilled the query when it was taken, until it is taken anew", async () => {
  const shop = 1n;
  const live = await openLiveShop(db, shop, 1_100);
  await live.deliver({ customer: 1, order: 1, placed: live.opened - HOUR });
  await live.make("Buyers", "number_of_orders > 0");
  const before = await live.mark();
  const segment = await snapshotOf(live, "in_segment = 'Buyers'");
  const first = await live.mark();
  await live.deliver({ customer: 1_050, order: 2, placed: first });
  expect(await findSegment(db, shop, segment)).toMatchObject({ kind: "static", members: 1 });

  expect(await refreshSnapshot(db, shop, segment)).toBe(true);
  await work(shop);
  const second = await live.mark();
  expect((await findSegment(db, shop, segment))?.members).toBe(2);
  const asked = "in_segment = 'snapshot'";
  expect(await heldAt(shop, asked, before)).toEqual([]);
  expect(await heldAt(shop, asked, first)).toEqual([1n]);
  expect(await heldAt(shop, asked, second)).toEqual([1n, 1_050n]);
  const told = await db.query({
    text: `SELECT customer, kind, cause, announced FROM membership_change
           WHERE shop = $1 AND segment = $2 AND customer = 1050`,
    values: [shop, segment],
  });
  expect(told).toEqual([{ customer: 1_050n, kind: "entered", cause: "edit", announced: false }]);
}, 60_000);

test("those who no longer fulfil the query leave when it is taken anew", async () => {
  const shop = 2n;
  const live = await openLiveShop(db, shop, 3);
  const segment = await snapshotOf(live, "number_of_orders = 0");
  await live.make("Reader", "in_segment = 'Snapshot' AND number_of_orders = 1");
  await live.deliver({ customer: 2, order: 1, placed: live.opened });
  const between = await live.mark();
  expect(await heldAt(shop, "in_segment = 'Reader'", between)).toEqual([2n]);
  await refreshSnapshot(db, shop, segment);
  await work(shop);
  expect((await findSegment(db, shop, segment))?.members).toBe(2);
  const now = await databaseNow(db);
  expect(await heldAt(shop, "in_segment = 'Reader'", now)).toEqual([]);
  expect(await heldAt(shop, "in_segment != 'Snapshot'", now)).toEqual([2n]);
});

test("a weekly snapshot is due at the start of the day a week later", async () => {
  const shop = 3n;
  const live = await openLiveShop(db, shop, 1);
  await snapshotOf(live, "", "weekly");
  const [row] = await db.query<{ due_at: number; taken_at: number }>({
    text: "SELECT due_at, taken_at FROM segment_snapshot WHERE shop = $1",
    values: [shop],
  });
  const { due_at: due, taken_at: taken } = row!;
  expect(due - taken).toBeGreaterThan(6 * DAY);
  expect(due - taken).toBeLessThanOrEqual(7 * DAY + HOUR);
  expect(new Date(due).toLocaleTimeString("en-GB", { timeZone: "Europe/London" })).toBe("00:00:00");
});

test("a snapshot has no conditions to change, and a file's none to be taken anew of", async () => {
  const shop = 4n;
  const live = await openLiveShop(db, shop, 1);
  const segment = await snapshotOf(live, "number_of_orders = 0");
  const change = { segment, query: "number_of_orders = 1" };
  expect(await changeQuery(db, shop, change)).toMatchObject({ reason: "not-found" });
  expect(await refreshSnapshot(db, shop, "nothing")).toBe(false);
});

test("a segment in use cannot be archived, and says what it is used in", async () => {
  const shop = 5n;
  const live = await openLiveShop(db, shop, 2);
  const used = await live.make("Used", "number_of_orders = 0");
  const reader = await live.make("Reader", "NOT in_segment = 'Used'");
  const taken = await snapshotOf(live, "in_segment IN ('used')");
  expect(await archiveSegment(db, shop, { segment: used, staff: "anna" })).toEqual({
    ok: false,
    reason: "in-use",
    uses: [
      { kind: "segment", id: reader, name: "Reader" },
      { kind: "segment", id: taken, name: "Snapshot" },
    ],
  });
  for (const segment of [reader, taken, used]) {
    expect(await archiveSegment(db, shop, { segment, staff: "anna" })).toEqual({ ok: true });
  }
  expect(await archiveSegment(db, shop, { segment: used, staff: "anna" })).toMatchObject({
    reason: "not-found",
  });
});

test("everyone else is who is not in a segment, under a name that is free", async () => {
  const shop = 6n;
  const live = await openLiveShop(db, shop, 4);
  await live.deliver({ customer: 2, order: 1, placed: live.opened });
  const segment = await live.make("Buyers", "number_of_orders > 0");
  const nameIt = (name: string) => `Everyone else (${name})`;
  const names: (string | undefined)[] = [];
  for (let time = 0; time < 2; time++) {
    const made = await createComplement(db, shop, { segment, nameIt, staff: "anna" });
    await work(shop);
    const found = made.ok ? await findSegment(db, shop, made.segment) : undefined;
    names.push(found?.name);
    expect(found?.members).toBe(3);
  }
  expect(names).toEqual(["Everyone else (Buyers)", "Everyone else (Buyers) (2)"]);
});

test("lanes give everybody to the first segment that holds them, snapshots included", async () => {
  const shop = 7n;
  const live = await openLiveShop(db, shop, 5);
  for (const customer of [1, 2]) {
    await live.deliver({ customer, order: customer, placed: live.opened - HOUR });
  }
  const buyers = await live.make("Buyers", "number_of_orders > 0");
  const all = await snapshotOf(live, "");
  const none = await live.make("Nobody", "number_of_orders > 99");
  await db.query({
    text: `INSERT INTO customer_value (shop, customer, attribute, value, valid_from, valid_until)
           VALUES ($1, 3, 'email_subscription_status', 'SUBSCRIBED', '-infinity', 'infinity')`,
    values: [shop],
  });
  const asked = { lanes: [none, buyers, all, buyers], channel: "email", limit: 2 } as const;
  expect(await assignLanes(db, shop, asked)).toEqual({
    ok: true,
    customers: 5,
    lanes: [
      { segment: none, name: "Nobody", customers: 0, reachable: 0, first: [] },
      { segment: buyers, name: "Buyers", customers: 2, reachable: 0, first: [1n, 2n] },
      { segment: all, name: "Snapshot", customers: 3, reachable: 1, first: [3n, 4n] },
    ],
  });
  const audience = { include: [all, buyers], exclude: [buyers], channel: "email" } as const;
  expect(await countAudience(db, shop, audience)).toEqual({ ok: true, customers: 3, reachable: 1 });
  expect(await assignLanes(db, shop, { ...asked, lanes: [crypto.randomUUID()] })).toMatchObject({
    reason: "not-live",
  });
});
