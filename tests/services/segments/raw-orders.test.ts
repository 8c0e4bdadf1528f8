import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Database } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { runImport } from "#app/services/imports/run-import.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { membersAt } from "#app/services/segments/members-at.server.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { readPopulation } from "#tests/sandbox/shop/population.ts";
import { startSandbox } from "#tests/sandbox/start-sandbox.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { testDatabase } from "#tests/support/database.ts";
import { installInSandbox } from "#tests/support/installed-shop.ts";
import { loadRawOrders, standAt } from "#tests/support/raw-orders/load-raw-orders.ts";
import { partOfPopulation } from "#tests/support/raw-orders/part-of-population.ts";
import { RAW_QUESTIONS } from "#tests/support/raw-orders/raw-questions.ts";

const DAY = 86_400_000;
/** One customer in so many: enough that every question is answered by some and not by all. */
const EVERY = 8;

let db: Database;
let shop: bigint;
let sandbox: Sandbox;
/** When the segments were counted. */
let counted: Moment;

beforeAll(async () => {
  db = await testDatabase();
  const population = partOfPopulation(readPopulation(), EVERY);
  const now = await databaseNow(db);
  sandbox = await startSandbox({
    apiKey: "key",
    apiSecret: "secret",
    port: 0,
    appUrl: "http://localhost:1",
    population,
    scopes: ["read_orders", "read_all_orders", "read_customers", "read_products"],
    subscriptions: new Map(),
    seed: 1,
    now: () => now,
  });
  await loadRawOrders(db, population, sandbox.shop, now);
  shop = await installInSandbox(db, sandbox);
  await runImport(db, shop);
  for (const [index, { query }] of RAW_QUESTIONS.entries()) {
    const made = await createSegment(db, shop, { name: name(index), query: worded(query, now) });
    if (!made.ok) throw new Error(`${query}: ${made.reason}`);
  }
  while ((await buildSegments(db, shop)).kind !== "idle");
  counted = await lastBegun();
});

afterAll(() => sandbox.close());

function name(index: number): string {
  return `Question ${index}`;
}

/** The moment at which the questions' segments were built. */
async function lastBegun(): Promise<Moment> {
  const [row] = await db.query<{ from: Moment; all: bigint; live: bigint }>({
    text: `SELECT max(live_from) AS from, count(*) AS all, count(*) FILTER (WHERE state = 'live') AS live
           FROM segment_version WHERE shop = $1`,
    values: [shop],
  });
  expect(row!.live).toBe(row!.all);
  return row!.from;
}

/** A question's query with its days and products filled in. */
function worded(query: string, at: Moment): string {
  const day = (before: number) =>
    new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(at - before * DAY);
  const products = new Map([...sandbox.shop.products.values()].map(({ code, id }) => [code, id]));
  return query
    .replaceAll(/\{(\d+)\}/g, (_, before) => day(Number(before)))
    .replaceAll(/#(\w+)/g, (_, code: string) => String(products.get(code)));
}

/** The ids that the books give. */
async function books(sql: string): Promise<bigint[]> {
  const rows = await db.query<{ id: bigint }>({
    text: `SELECT p.id FROM raw.person p, raw.clock k
           WHERE p.added <= k.wall AND (${sql}) ORDER BY p.id`,
  });
  return rows.map(({ id }) => id);
}

describe("the segments' members are those of the shop's books, to the customer", () => {
  beforeAll(() => standAt(db, counted));

  test.each(RAW_QUESTIONS.map(({ query, sql }, index) => [query, sql, index] as const))(
    "%s",
    async (_, sql, index) => {
      const expected = await books(sql);
      const rows = await db.query<{ customer: bigint }>({
        text: `SELECT m.customer FROM membership m
               JOIN segment s ON (s.shop, s.segment, s.version) = (m.shop, m.segment, m.version)
               WHERE m.shop = $1 AND s.name = $2 AND m.entered_at <= $3::timestamptz
                 AND (m.left_at IS NULL OR m.left_at > $3::timestamptz)
               ORDER BY 1`,
        values: [shop, name(index), new Date(counted).toISOString()],
      });
      expect(rows.map(({ customer }) => customer)).toEqual(expected);
      // A question that nobody or everybody answers proves nothing.
      expect(expected.length).toBeGreaterThan(0);
      expect(expected.length).toBeLessThan(sandbox.shop.customers.size);
    },
  );
});

describe.each([47, 111, 200])("so they were %i days before", (days) => {
  let then: Moment;

  beforeAll(async () => {
    then = counted - days * DAY;
    await standAt(db, then);
  });

  test("for every question", async () => {
    for (const { query, sql } of RAW_QUESTIONS) {
      const asked = { query: aQuery(worded(query, then)), at: then, limit: 10_000 };
      const found = await membersAt(db, shop, asked);
      const expected = await books(sql);
      expect({ query, ...found }).toMatchObject({
        ...{ query, ok: true, customers: expected, size: expected.length },
      });
    }
  });
});

test("what each customer spent is right to the penny", async () => {
  const at = counted;
  await standAt(db, at);
  const rows = await db.query<{ id: bigint; pence: bigint }>({
    text: `SELECT p.id, sum(s.pence)::bigint AS pence FROM raw.person p
           JOIN raw.sale s USING (number) GROUP BY 1 ORDER BY 1 LIMIT 12`,
  });
  const money = (pence: bigint) => (Number(pence) / 100).toFixed(2);
  expect(rows).toHaveLength(12);
  for (const { id, pence } of rows) {
    const exactly = aQuery(`amount_spent = ${money(pence)}`);
    const within = aQuery(
      `amount_spent > ${money(pence - 1n)} AND amount_spent < ${money(pence + 1n)}`,
    );
    const first = await membersAt(db, shop, { query: exactly, at, limit: 9_999 });
    expect(first.ok && first.customers).toContain(id);
    expect(await membersAt(db, shop, { query: within, at, limit: 9_999 })).toEqual(first);
  }
});
