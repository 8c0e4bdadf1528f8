import fc from "fast-check";
import { expect, test } from "vitest";
import type { Moment } from "#app/core/calendar/moment.ts";
import { recompute } from "#app/core/engine/recompute.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { listIntervals } from "#app/db/memberships/list-intervals.server.ts";
import { updateEvaluatedTo } from "#app/db/shops/update-evaluated-to.server.ts";
import { updateImportCompleted } from "#app/db/shops/update-import-completed.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aHistory, anOrderState } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertCustomers, insertOrders, type PlainOrder } from "#tests/support/insert-orders.ts";
import { runs } from "#tests/support/runs.ts";

const db = await testDatabase();
const MINUTE = 60_000;
const CUSTOMERS = 1_300;
let shop = 0n;

const QUERIES = [
  "last_order_date >= -30min",
  "number_of_orders >= 2",
  "orders_placed MATCHES (date >= -1h, count = 1)",
  "last_order_date IS NULL",
] as const;

/** What may happen between the steps of builds. */
const anyEvent = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("build" as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("order" as const),
      // A few customers, so that some order twice; on either side of where a build may stand.
      customer: fc.constantFrom(1, 2, 499, 501, 1_299, 1_300),
      minutesAgo: fc.integer({ min: 0, max: 100 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("time" as const),
      minutes: fc.integer({ min: 1, max: 40 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("segment" as const),
      query: fc.constantFrom(...QUERIES),
    }),
  },
);

test("a definition that goes live holds what a recompute holds, whatever came while it was built", async () => {
  const seen = { intervals: 0, none: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { maxLength: 14 }), async (events) => {
      shop += 1n;
      const start = Date.UTC(2050, 0, 1) + Number(shop);
      await aShop(db, { shop, installedAt: start });
      await updateImportCompleted(db, shop, start);
      await insertCustomers(db, shop, CUSTOMERS);
      const orders: PlainOrder[] = [];
      const begin = { kind: "segment", query: QUERIES[0] } as const;
      for (const event of [begin, ...events]) {
        const { now } = await findEngineNow(db, shop);
        if (event.kind === "build") {
          await buildSegments(db, shop);
        } else if (event.kind === "time") {
          await runUntil(now + event.minutes * MINUTE);
        } else if (event.kind === "segment") {
          const name = `${event.query} ${orders.length} ${Math.random()}`;
          expect(await createSegment(db, shop, { name, query: event.query })).toMatchObject({
            ok: true,
          });
        } else {
          const placed = now - event.minutesAgo * MINUTE;
          orders.push({ customer: event.customer, order: orders.length + 1, placed });
          await deliver(orders.at(-1)!, now);
        }
      }
      while ((await buildSegments(db, shop)).kind !== "idle");
      const { now } = await findEngineNow(db, shop);
      await runUntil(now);
      await expectTrue(orders, now, seen);
    }),
    { numRuns: runs(12) },
  );
  expect(seen.intervals).toBeGreaterThan(0);
  expect(seen.none).toBeGreaterThan(0);
});

async function runUntil(moment: Moment): Promise<void> {
  await updateEvaluatedTo(db, shop, moment);
  while ((await runClock(db, shop)).kind === "ran");
}

async function deliver(order: PlainOrder, now: Moment): Promise<void> {
  const probe = { customer: String(order.customer), at: order.placed, cause: "order" } as const;
  await db.transaction(async (tx) => {
    await insertOrders(tx, shop, [order]);
    await refreshMemberships(tx, shop, [probe], now);
  });
}

async function expectTrue(
  orders: readonly PlainOrder[],
  now: Moment,
  seen: { intervals: number; none: number },
): Promise<void> {
  const epochs = await loadEpochs(db, shop);
  const versions = await db.query<{
    segment: string;
    version: number;
    query: string;
    state: string;
    live_from: Moment;
    members: bigint;
  }>({ text: `SELECT * FROM segment_version WHERE shop = $1`, values: [shop] });
  const customers = ["1", "2", "3", "499", "501", "1299", "1300"];
  const stored = await listIntervals(db, shop, customers, versions);
  for (const [index, { query, state, live_from }] of versions.entries()) {
    expect(state).toBe("live");
    for (const customer of customers) {
      const own = orders.filter((order) => String(order.customer) === customer);
      const history = aHistory({
        customer,
        orders: own.map(({ order, placed }) => anOrderState(placed, { order: String(order) })),
      });
      const expected = recompute(aQuery(query), history, epochs, { from: live_from, to: now });
      const intervals = stored
        .filter((each) => each.index === index && each.customer === customer)
        .map(({ entered, left }) => ({ entered, left }));
      expect({ query, customer, intervals }).toEqual({ query, customer, intervals: expected });
      seen[expected.length > 0 ? "intervals" : "none"] += 1;
    }
  }
  const counted = await db.query<{ members: bigint; open: bigint }>({
    text: `SELECT v.members, (SELECT count(*) FROM membership m WHERE m.shop = v.shop
             AND m.segment = v.segment AND m.version = v.version AND m.left_at IS NULL) AS open
           FROM segment_version v WHERE v.shop = $1`,
    values: [shop],
  });
  for (const { members, open } of counted) expect(members).toBe(open);
}
