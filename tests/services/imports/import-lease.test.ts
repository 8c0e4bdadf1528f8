import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { claimImport, releaseImport } from "#app/db/imports/claim-import.server.ts";
import { findImport } from "#app/db/imports/find-import.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { runImport } from "#app/services/imports/run-import.server.ts";
import { showSettings } from "#app/services/settings/show-settings.server.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { startSandbox } from "#tests/sandbox/start-sandbox.ts";
import { testDatabase } from "#tests/support/database.ts";
import { installInSandbox } from "#tests/support/installed-shop.ts";
import { SMALL_POPULATION } from "#tests/support/small-population.ts";

const MINE = "00000000-0000-4000-8000-000000000001";
const YOURS = "00000000-0000-4000-8000-000000000002";

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

/** The same database as another process sees it, with a count of the transactions it made there. */
function anotherProcess(db: Database): { readonly db: Database; transactions: number } {
  const process = {
    transactions: 0,
    db: {
      ...db,
      transaction: <T>(work: (tx: Queryable) => Promise<T>) => {
        process.transactions += 1;
        return db.transaction(work);
      },
    },
  };
  return process;
}

test("of two processes one reads the history, and the other does not begin", async () => {
  const db = await testDatabase({ connections: 4 });
  const shop = await installInSandbox(db, sandbox);
  const [one, other] = [anotherProcess(db), anotherProcess(db)];
  await Promise.all([runImport(one.db, shop), runImport(other.db, shop)]);
  expect(await findImport(db, shop)).toMatchObject({ state: "done", ordersDone: 4 });
  expect(Math.min(one.transactions, other.transactions)).toBe(0);
});

test("a lease is another's once its holder is silent for too long, or gives it back", async () => {
  const db = await testDatabase();
  const shop = await installInSandbox(db, sandbox);
  const now = await databaseNow(db);
  const lease = { now, until: now + 1_000 };
  expect(await claimImport(db, shop, { ...lease, holder: MINE })).toBe(true);
  expect(await claimImport(db, shop, { ...lease, holder: YOURS })).toBe(false);
  expect(await claimImport(db, shop, { holder: MINE, now, until: now + 2_000 })).toBe(true);

  const later = { now: now + 2_000, until: now + 3_000 };
  expect(await claimImport(db, shop, { ...later, holder: YOURS })).toBe(true);
  expect(await claimImport(db, shop, { ...later, holder: MINE })).toBe(false);
  await releaseImport(db, shop, YOURS);
  expect(await claimImport(db, shop, { ...later, holder: MINE })).toBe(true);
});

test("an order that the database refuses is left out and listed, and the import goes on", async () => {
  const db = await testDatabase();
  const shop = await installInSandbox(db, sandbox);
  await db.query({
    text: `ALTER TABLE shop_order ADD CONSTRAINT never_the_second CHECK (name <> '#2')`,
  });
  await runImport(db, shop);
  expect(await findImport(db, shop)).toMatchObject({ state: "done" });
  const orders = await db.query({ text: "SELECT name FROM shop_order ORDER BY name" });
  expect(orders).toEqual([{ name: "#1" }, { name: "#3" }, { name: "#4" }]);
  const { leftOut } = (await showSettings(db, shop)).health;
  expect(leftOut).toEqual([
    {
      subject: expect.stringMatching(/^gid:\/\/shopify\/Order\/\d+$/) as string,
      reason: "Refused by the database: 23514",
    },
  ]);
});
