import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Database } from "#app/db/database.server.ts";
import { eraseShop } from "#app/db/shops/erase-shop.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { listCustomers } from "#app/services/customers/list-customers.server.ts";
import { showCustomer } from "#app/services/customers/show-customer.server.ts";
import {
  ALL_SAMPLES,
  auditMemberships,
} from "#app/services/memberships/audit-memberships.server.ts";
import { explainCustomer } from "#app/services/memberships/explain-customer.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { changeQuery } from "#app/services/segments/change-query.server.ts";
import { countAudience } from "#app/services/segments/count-audience.server.ts";
import { listSegments } from "#app/services/segments/list-segments.server.ts";
import { membersAt } from "#app/services/segments/members-at.server.ts";
import { movement } from "#app/services/segments/movement.server.ts";
import { overlap } from "#app/services/segments/overlap.server.ts";
import { previewCount } from "#app/services/segments/preview-count.server.ts";
import { showSegment } from "#app/services/segments/show-segment.server.ts";
import { toldAt } from "#app/services/segments/told-at.server.ts";
import { warnOfSegment } from "#app/services/segments/warn-of-segment.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { anyDeliveries, type ShopHistory } from "#tests/support/arbitraries/any-deliveries.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { aLiveSegment } from "#tests/support/builders/a-segment.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver } from "#tests/support/deliver.ts";

const db = await testDatabase();
const OURS = 1n;
const THEIRS = 2n;
const DAY = 86_400_000;

/** Together they read every table there is. */
const QUERIES = [
  "number_of_orders >= 1",
  "amount_spent > 20 OR customer_added_date < today",
  "customer_tags CONTAINS 'vip' OR customer_countries CONTAINS 'GB'",
  "products_purchased MATCHES (tag = 'sale')",
  "orders_placed NOT MATCHES (date >= -7d)",
  "abandoned_checkout_date IS NOT NULL",
];

/** Two shops that know the same customers, orders and products by number, and very different things of them. */
const [ours, theirs] = fc
  .sample(anyDeliveries(), { numRuns: 60, seed: 20_261_122 })
  .filter(({ start, arrivals }) => start < Date.UTC(2030, 0, 1) && arrivals.length > 18)
  .slice(0, 2) as [ShopHistory, ShopHistory];

const segments: string[] = [];
let tables: string[] = [];

beforeAll(async () => {
  for (const [shop, { zone, currency, start }] of [
    [OURS, ours],
    [THEIRS, theirs],
  ] as const) {
    await aShop(db, { shop, currency, timeZone: zone, installedAt: start - DAY });
    await db.query({
      text: "UPDATE shop SET import_completed_at = installed_at WHERE shop = $1",
      values: [shop],
    });
  }
  for (const query of QUERIES) {
    segments.push(await aLiveSegment(db, OURS, query, ours.start - DAY));
  }
  await play(OURS, ours);
  const found = await db.query<{ table_name: string }>({
    text: `SELECT table_name FROM information_schema.columns
           WHERE table_schema = 'public' AND column_name = 'shop' AND table_name <> 'session'
           ORDER BY 1`,
  });
  tables = found.map(({ table_name }) => table_name);
});

async function play(shop: bigint, { arrivals }: ShopHistory): Promise<void> {
  await deliver(
    db,
    shop,
    arrivals.map(({ delivery }) => delivery),
  );
  while ((await runClock(db, shop)).kind !== "idle");
}

/** Every row of ours in every table there is. What a look writes is left out. */
async function rows(): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of tables.filter((each) => !["access_log", "membership_audit"].includes(each))) {
    found[table] = await db.query({
      text: `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE t.shop = $1 ORDER BY 1`,
      values: [OURS],
    });
  }
  return found;
}

/** What every service tells us, at moments that do not move. */
async function looks(at: Moment): Promise<unknown> {
  const staff = "anna";
  const told: unknown[] = [
    await findShop(db, OURS),
    await listSegments(db, OURS),
    await overlap(db, OURS, segments),
    await listCustomers(db, OURS, { email: "", page: 1, staff }),
    await auditMemberships(db, OURS, { samples: ALL_SAMPLES }),
  ];
  for (const [index, segment] of segments.entries()) {
    const query = QUERIES[index]!;
    const { customers } = (await showSegment(db, OURS, { segment, page: 1, staff }))!;
    const asked = { include: [segment], exclude: segments.slice(0, 1), channel: "email" } as const;
    told.push(
      customers,
      await membersAt(db, OURS, { query: aQuery(query), at: ours.start + 9 * DAY, limit: 50 }),
      await previewCount(db, OURS, query),
      await countAudience(db, OURS, asked),
      await toldAt(db, OURS, { segment, at, limit: 50 }),
      await movement(db, OURS, { segment, from: ours.start, to: at }),
      await warnOfSegment(db, OURS, segment),
    );
    for (const { customer } of customers) {
      const moment = { segment, customer, at: ours.start + 9 * DAY, staff };
      told.push(await explainCustomer(db, OURS, moment));
    }
  }
  const everyone = await db.query<{ customer: bigint }>({
    text: "SELECT customer FROM customer WHERE shop = $1 ORDER BY 1",
    values: [OURS],
  });
  for (const { customer } of everyone) {
    told.push(await showCustomer(db, OURS, { customer: String(customer), staff }));
  }
  return told.map((each) => strip(each));
}

/** Without the moment of the look itself. */
function strip(view: unknown): unknown {
  if (view instanceof Map) return strip([...view.entries()]);
  if (Array.isArray(view)) return view.map(strip);
  if (typeof view !== "object" || view === null) return view;
  const entries = Object.entries(view).filter(([key]) => !["now", "evaluatedTo"].includes(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, strip(value)]));
}

const DEEDS: readonly (readonly [string, (db: Database) => Promise<unknown>])[] = [
  ["has segments of the same ids", copySegments],
  ["lives through a story with the same ids", () => play(THEIRS, theirs)],
  ["edits and builds its segments", editTheirs],
  ["is erased", (on) => on.transaction((tx) => eraseShop(tx, THEIRS))],
];

async function copySegments(): Promise<void> {
  for (const table of ["segment", "segment_version"]) {
    await db.query({
      text: `INSERT INTO ${table}
             SELECT (jsonb_populate_record(t, jsonb_build_object('shop', $2::bigint))).*
             FROM ${table} t WHERE shop = $1`,
      values: [OURS, THEIRS],
    });
  }
  await db.query({
    text: "UPDATE segment_version SET members = 0 WHERE shop = $1",
    values: [THEIRS],
  });
}

async function editTheirs(): Promise<void> {
  for (const segment of segments) {
    await changeQuery(db, THEIRS, { segment, query: "number_of_orders = 0" });
  }
  while ((await buildSegments(db, THEIRS)).kind !== "idle");
}

test("whatever another shop with the same ids does changes no row and no answer of ours", async () => {
  const at = Date.now();
  const before = { rows: await rows(), looks: await looks(at) };
  const members = (before.rows["membership"] as unknown[]).length;
  expect(members).toBeGreaterThan(3);
  for (const [deed, act] of DEEDS) {
    await act(db);
    expect({ deed, rows: await rows() }).toEqual({ deed, rows: before.rows });
    expect({ deed, looks: await looks(at) }).toEqual({ deed, looks: before.looks });
  }
});

test("the other shop did have members of its own", async () => {
  await aShop(db, { shop: 3n, currency: theirs.currency, timeZone: theirs.zone });
  await aLiveSegment(db, 3n, QUERIES[0]!, theirs.start - DAY);
  await play(3n, theirs);
  const found = await db.query({ text: "SELECT customer FROM membership WHERE shop = 3" });
  expect(found.length).toBeGreaterThan(0);
});
