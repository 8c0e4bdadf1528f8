import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { findImport } from "#app/db/imports/find-import.server.ts";
import { listRunningImports } from "#app/db/imports/list-running-imports.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { runImport } from "#app/services/imports/run-import.server.ts";
import { showImport } from "#app/services/imports/show-import.server.ts";
import { STARTER_SEGMENTS } from "#app/services/imports/starter-segments.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { placeOrder } from "#tests/sandbox/shop/happenings.ts";
import { startSandbox } from "#tests/sandbox/start-sandbox.ts";
import { testDatabase } from "#tests/support/database.ts";
import { installInSandbox } from "#tests/support/installed-shop.ts";
import { SMALL_POPULATION } from "#tests/support/small-population.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    apiKey: "key",
    apiSecret: "secret",
    port: 0,
    appUrl: "http://localhost:1",
    population: SMALL_POPULATION,
    scopes: ["read_orders"],
    subscriptions: new Map(),
    seed: 1,
  });
});

afterAll(() => sandbox.close());

/** Everything the import wrote that does not depend on when it ran, encrypted and hashed columns aside. */
async function contents(db: Database) {
  const statements = {
    customers: `SELECT customer, known_from, added_at, updated_at, email_hash FROM customer ORDER BY 1`,
    values: `SELECT customer, attribute, value, valid_from, valid_until FROM customer_value ORDER BY 1, 2, 3, 4`,
    orders: `SELECT order_id, name, customer, owner, placed, guest_email_hash IS NOT NULL AS waits FROM shop_order ORDER BY 1`,
    states: `SELECT order_id, customer, valid_from, valid_until, traits, net, goods FROM order_state ORDER BY 1, 3`,
    lines: `SELECT line_id, customer, valid_from, valid_until, quantity, net FROM line_state ORDER BY 1, 3`,
    refunds: `SELECT refund, order_id, refunded_at, amount, goods, lines FROM refund ORDER BY 1`,
    products: `SELECT product, title FROM product ORDER BY 1`,
    segments: `SELECT name FROM segment ORDER BY 1`,
  };
  const entries = Object.entries(statements).map(
    async ([name, text]) => [name, await db.query({ text })] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** A database whose process is killed just before the end of its transaction of that number. */
function killedAt(db: Database, number: number): Database {
  let count = 0;
  return {
    ...db,
    transaction: <T>(work: (tx: Queryable) => Promise<T>) =>
      db.transaction(async (tx) => {
        const result = await work(tx);
        count += 1;
        if (count === number) throw new Error("killed");
        return result;
      }),
  };
}

describe("importing a shop's history", () => {
  let db: Database;
  let shop: bigint;

  beforeAll(async () => {
    db = await testDatabase();
    shop = await installInSandbox(db, sandbox);
  });

  test("an import that lost its access says so and waits", async () => {
    sandbox.tokens.revoke();
    await runImport(db, shop);
    expect(await showImport(db, shop)).toMatchObject({ phase: "waiting", waitsFor: "access" });
    expect(await listRunningImports(db, await databaseNow(db))).toEqual([]);
  });

  test("each further failure has it rest longer, and a new access has it go on at once", async () => {
    const first = (await showImport(db, shop))?.millisecondsToTry ?? 0;
    await runImport(db, shop);
    await runImport(db, shop);
    const third = (await showImport(db, shop))?.millisecondsToTry ?? 0;
    expect(third).toBeGreaterThan(2 * first);

    await installInSandbox(db, sandbox);
    expect(await listRunningImports(db, await databaseNow(db))).toEqual([shop]);
  });

  test("at its end memberships may start, from the six first segments", async () => {
    await runImport(db, shop);
    expect(await findImport(db, shop)).toMatchObject({ state: "done", ordersDone: 4 });
    expect((await findShop(db, shop))?.importCompletedAt).toBeDefined();
    expect((await contents(db))["segments"]).toHaveLength(STARTER_SEGMENTS.length);
    expect(await showImport(db, shop)).toMatchObject({ phase: "building", waitsFor: undefined });
  });

  test("an order's net falls at each refund's own time", async () => {
    const states = await db.query({
      text: `SELECT s.net, s.goods, s.valid_from - s.placed AS since FROM order_state s
             JOIN shop_order o ON o.shop = s.shop AND o.order_id = s.order_id
             WHERE o.name = '#1' ORDER BY s.valid_from`,
    });
    expect(states).toMatchObject([
      { net: 2015n, goods: 1515n },
      { net: 1405n, goods: 1005n },
    ]);
  });

  test("pieces given back are no longer on their line", async () => {
    const lines = await db.query({
      text: `SELECT l.quantity, l.net, l.valid_until = 'infinity' AS still FROM line_state l
             JOIN shop_order o ON o.shop = l.shop AND o.order_id = l.order_id
             WHERE o.name = '#1' ORDER BY l.line_id, l.valid_from`,
    });
    expect(lines).toEqual([
      { quantity: 3, net: 765n, still: false },
      { quantity: 1, net: 255n, still: true },
      { quantity: 2, net: 750n, still: true },
    ]);
  });

  test("a guest's order waits for its person", async () => {
    const [guest] = await db.query({
      text: `SELECT owner, guest_email_hash IS NOT NULL AS waits FROM shop_order WHERE name = '#4'`,
    });
    expect(guest).toEqual({ owner: null, waits: true });
  });

  test("tags, consent and countries are known from the start", async () => {
    const values = await db.query<{ attribute: string; value: string }>({
      text: `SELECT v.attribute, v.value FROM customer_value v
             WHERE v.customer = 7310000000007 AND v.valid_from = '-infinity'`,
    });
    const customer = sandbox.shop.customers.get(7_310_000_000_007);
    expect(values).toContainEqual({ attribute: "customer_countries", value: "FR" });
    expect(values).toContainEqual({ attribute: "customer_countries", value: "GB" });
    expect(values).toContainEqual({
      attribute: "email_subscription_status",
      value: customer?.consent.state,
    });
  });

  test("a second import of the same history changes nothing", async () => {
    const before = await contents(db);
    await db.query({ text: "UPDATE shop SET import_completed_at = NULL" });
    await installInSandbox(db, sandbox);
    await runImport(db, shop);
    expect(await contents(db)).toEqual(before);
  });

  test("a bulk operation that Shopify does not know any more is asked for anew", async () => {
    const before = await contents(db);
    await db.query({ text: "UPDATE shop SET import_completed_at = NULL" });
    await installInSandbox(db, sandbox);
    await db.query({
      text: `UPDATE history_import SET bulk_operation = 'gid://shopify/BulkOperation/1', cursor = '3'
             WHERE state = 'running'`,
    });
    await runImport(db, shop);
    expect(await findImport(db, shop)).toMatchObject({ state: "done", ordersDone: 4 });
    expect(await contents(db)).toEqual(before);
  });

  test("a shop that left in the middle and comes back is read again from the beginning", async () => {
    const other = await testDatabase();
    const its = await installInSandbox(other, sandbox);
    await other.query({
      text: "UPDATE history_import SET phase = 'orders', bulk_operation = 'long ago', cursor = '3'",
    });
    await other.query({ text: "UPDATE shop SET uninstalled_at = now()" });
    await installInSandbox(other, sandbox);
    const imports = await other.query({ text: "SELECT state FROM history_import" });
    expect(imports).toEqual([{ state: "running" }]);
    expect(await findImport(other, its)).toMatchObject({
      phase: "customers",
      bulkOperation: undefined,
      cursor: 0,
    });
  });

  test("killed at its first, second, third ... transaction, it ends the same", async () => {
    const other = await testDatabase();
    const its = await installInSandbox(other, sandbox);
    for (let run = 1; (await findImport(other, its))?.state !== "done"; run += 1) {
      await runImport(killedAt(other, run), its).catch((fault: unknown) => {
        expect(String(fault)).toContain("killed");
      });
    }
    const [one, another] = [await contents(other), await contents(db)];
    expect(withoutKeys(one)).toEqual(withoutKeys(another));
  });

  test("segments that exist hear what a later import corrects, and announce nothing", async () => {
    while ((await buildSegments(db, shop)).kind !== "idle");
    const customer = [...sandbox.shop.customers.values()].find(({ id }) => id % 10 === 8);
    const product = [...sandbox.shop.products.values()][0];
    if (!customer || !product) throw new Error("the small population has changed");
    placeOrder(sandbox.shop, customer, [{ product, quantity: 1 }], Date.now());
    const [before] = await membersOf(db, "New");

    await db.query({ text: "UPDATE shop SET import_completed_at = NULL" });
    await installInSandbox(db, sandbox);
    await runImport(db, shop);
    const [after] = await membersOf(db, "New");
    expect(after).toEqual({ members: (before?.members ?? 0n) + 1n, announced: 0n });
  });
});

async function membersOf(db: Database, name: string) {
  return db.query<{ members: bigint; announced: bigint }>({
    text: `SELECT v.members,
                  (SELECT count(*) FROM membership_change c WHERE c.announced) AS announced
           FROM segment s JOIN segment_version v USING (shop, segment)
           WHERE s.name = $1 AND v.state = 'live'`,
    values: [name],
  });
}

/** Hashes of addresses are made with each installation's own key. */
function withoutKeys(all: Readonly<Record<string, unknown>>): unknown {
  return JSON.parse(
    JSON.stringify(all, (key, value: unknown) => {
      if (key === "email_hash") return undefined;
      return typeof value === "bigint" ? value.toString() : value;
    }),
  );
}
