import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#app/db/database.server.ts";
import { makeDoor } from "#app/door/webhook-door.ts";
import { drainShops } from "#app/services/deliveries/drain-shops.server.ts";
import { receiveDelivery } from "#app/services/deliveries/receive-delivery.server.ts";
import { runImport } from "#app/services/imports/run-import.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { runRefetches } from "#app/services/refetches/run-refetches.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { countMembers } from "#tests/sandbox/segments/count-members.ts";
import { changeTags, mergeCustomers, type Happened } from "#tests/sandbox/shop/happenings.ts";
import { live } from "#tests/sandbox/shop/life.ts";
import { pick, seededRandom } from "#tests/sandbox/shop/seeded-random.ts";
import { startSandbox } from "#tests/sandbox/start-sandbox.ts";
import { readSubscriptions } from "#tests/sandbox/webhooks/read-subscriptions.ts";
import { testDatabase } from "#tests/support/database.ts";
import { installInSandbox } from "#tests/support/installed-shop.ts";
import { runs } from "#tests/support/runs.ts";
import { SMALL_POPULATION } from "#tests/support/small-population.ts";
import { readFileSync } from "node:fs";

const HOUR = 3_600_000;

let app: Server;
let sandbox: Sandbox;
let db: Database;
let shop: bigint;

beforeAll(async () => {
  db = await testDatabase();
  const door = makeDoor({
    secrets: ["secret"],
    receive: (delivery) => receiveDelivery(db, delivery),
    ring: () => undefined,
  });
  app = createServer((request, response) => void door(request, response));
  await new Promise<void>((done) => app.listen(0, "localhost", done));
  sandbox = await startSandbox({
    apiKey: "key",
    apiSecret: "secret",
    port: 0,
    appUrl: `http://localhost:${(app.address() as AddressInfo).port}`,
    population: SMALL_POPULATION,
    scopes: ["read_orders", "read_customers"],
    subscriptions: readSubscriptions(readFileSync("shopify.app.toml", "utf8")),
    seed: 7,
    firstRetryMs: 1,
  });
  shop = await installInSandbox(db, sandbox);
  await runImport(db, shop);
});

afterAll(async () => {
  await sandbox.close();
  await new Promise((done) => app.close(done));
});

/** Mostly what a shop does by itself; now and then a tag or a merge. */
function something(random: () => number, at: number): Happened<unknown> {
  const customers = [...sandbox.shop.customers.values()];
  const chance = random();
  if (chance < 0.1) return changeTags(pick(random, customers), "add", ["Regular"], at);
  if (chance < 0.15) return changeTags(pick(random, customers), "remove", ["regular"], at);
  if (chance < 0.18) {
    const [kept, gone] = [pick(random, customers), pick(random, customers)];
    if (kept !== gone) return mergeCustomers(sandbox.shop, kept, gone, at);
  }
  return live(sandbox.shop, random, at);
}

async function settle(): Promise<void> {
  const drainAll = drainShops(db);
  for (;;) {
    while (!sandbox.deliveries.isSettled) await new Promise((done) => setTimeout(done, 5));
    const more = [
      await drainAll((fault) => {
        throw fault;
      }),
      await runRefetches(db, shop),
      (await buildSegments(db, shop)).kind === "working",
      (await runClock(db, shop)).kind === "ran",
    ];
    if (!more.includes(true)) return;
  }
}

test("however deliveries come, every segment has the members that the shop itself counts", async () => {
  const random = seededRandom(20_261_122);
  Object.assign(sandbox.deliveries.misbehaviour, { duplicates: 0.3, delayMs: 60 });
  const began = Date.now() - 160 * 24 * HOUR;
  const many = runs(100);
  for (let turn = 0; turn < many; turn += 1) {
    // Sometimes two things happen within one second.
    const at = began + Math.floor((turn * 159 * 24 * HOUR) / many);
    sandbox.announce(something(random, at).announcements);
    if (turn % 10 === 0) await settle();
  }
  await settle();
  await settle();

  const segments = await db.query<{ name: string; query: string; customers: bigint[] }>({
    text: `SELECT s.name, v.query,
                  coalesce(array_agg(m.customer ORDER BY m.customer)
                           FILTER (WHERE m.customer IS NOT NULL), '{}') AS customers
           FROM segment s JOIN segment_version v USING (shop, segment)
           LEFT JOIN membership m ON m.shop = v.shop AND m.segment = v.segment
             AND m.version = v.version AND m.left_at IS NULL
           WHERE v.state = 'live' GROUP BY s.name, v.query ORDER BY s.name`,
  });
  expect(segments).toHaveLength(6);
  for (const { name, query, customers } of segments) {
    const counted = countMembers(sandbox.shop, {
      query,
      timeZone: "Europe/London",
      now: Date.now(),
    });
    const ids = counted.map(({ id }) => BigInt(id)).sort((a, b) => Number(a - b));
    expect([name, customers]).toEqual([name, ids]);
  }
});
