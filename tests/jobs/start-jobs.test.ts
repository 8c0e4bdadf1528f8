import { expect, test } from "vitest";
import { startJobs } from "#app/jobs/start-jobs.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { customerPayload } from "#tests/support/builders/payloads.ts";
import { testDatabase } from "#tests/support/database.ts";
import { receive } from "#tests/support/deliver.ts";

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
