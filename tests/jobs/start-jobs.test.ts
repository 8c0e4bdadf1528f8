import { createServer } from "node:http";
import { expect, test } from "vitest";
import { findImport } from "#app/db/imports/find-import.server.ts";
import { env } from "#app/env.server.ts";
import { startJobs } from "#app/jobs/start-jobs.server.ts";
import { startImport } from "#app/services/imports/start-import.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { customerPayload } from "#tests/support/builders/payloads.ts";
import { testDatabase } from "#tests/support/database.ts";
import { receive } from "#tests/support/deliver.ts";
import { listening } from "#tests/support/listening.ts";

const AT = Date.UTC(2026, 5, 1);

const db = await testDatabase();

test("a rung bell has what came applied, the clock runs meanwhile, and stopping ends all jobs", async () => {
  const shop = await aShop(db);
  const jobs = startJobs(db);
  await receive(db, shop, [
    aDelivery("customers/create", customerPayload({ id: 7n, added: AT, updated: AT }), AT),
  ]);
  jobs.ring();
  await expect
    .poll(() => db.query({ text: "SELECT customer FROM customer" }), { timeout: 20_000 })
    .toEqual([{ customer: 7n }]);
  await expect
    .poll(() => db.query({ text: "SELECT 1 FROM shop WHERE evaluated_to > installed_at" }), {
      timeout: 20_000,
    })
    .toHaveLength(1);

  await jobs.stop();
  const readings = jobs.readings();
  expect(readings.map(({ faults }) => faults)).toEqual(readings.map(() => 0));
  const { length } = readings;
  expect(length).toBeGreaterThan(4);
});

test("stopping does not wait for Shopify, and leaves an import to be gone on with", async () => {
  // Takes every question and answers none.
  const silent = createServer(() => undefined);
  const url = await listening(silent);
  Object.assign(env, { SANDBOX_URL: url });
  const shop = await aShop(db, { shop: 2n });
  await db.query({
    text: `INSERT INTO session (id, shop, state, access_token)
           SELECT 'offline_' || domain, domain, '', 'token' FROM shop WHERE shop = $1`,
    values: [shop],
  });
  await db.transaction((tx) => startImport(tx, shop));
  const jobs = startJobs(db);
  const held = () =>
    db.query({ text: "SELECT FROM history_import WHERE shop = 2 AND holder IS NOT NULL" });
  await expect.poll(held, { timeout: 20_000 }).toHaveLength(1);

  const began = performance.now();
  await jobs.stop();
  expect(performance.now() - began).toBeLessThan(8_000);
  expect(await held()).toEqual([]);
  expect(await findImport(db, shop)).toMatchObject({ state: "running" });
  silent.closeAllConnections();
  silent.close();
});
