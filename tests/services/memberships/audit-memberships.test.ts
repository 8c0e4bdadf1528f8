import { expect, test } from "vitest";
import { findLastAudit } from "#app/db/memberships/find-last-audit.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import {
  ALL_SAMPLES,
  auditMemberships,
} from "#app/services/memberships/audit-memberships.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();
const HOUR = 3_600_000;

test("memberships that the engine kept show no difference", async () => {
  const { shop, opened, make, edit, deliver, mark } = await openLiveShop(db, 1n, 250);
  await deliver({ customer: 1, order: 1, placed: opened - HOUR });
  const segment = await make("Buyers", "number_of_orders >= 1");
  await make("Recent", "last_order_date >= -30min OR amount_spent > 15");
  await make("Once", "orders_placed MATCHES (count = 1)");
  await deliver({ customer: 2, order: 2, placed: await mark() });
  await deliver({ customer: 3, order: 3, placed: opened - HOUR });
  await deliver({ customer: 2, order: 4, placed: await mark() });
  await edit(segment, "number_of_orders >= 2");
  await runClock(db, shop);

  expect(await auditMemberships(db, shop, { samples: ALL_SAMPLES })).toEqual({
    checked: 250,
    differing: 0,
    differences: [],
  });
  // Customers 1 to 250 have the samples 1 to 122 twice: two parts are customers 1, 128 and 129.
  expect(await auditMemberships(db, shop, { samples: 2 })).toMatchObject({ checked: 3 });
});

test("a membership that is not what the facts say is found, and kept for Home", async () => {
  const { shop, opened, make, deliver } = await openLiveShop(db, 2n, 3);
  const segment = await make("Buyers", "number_of_orders >= 1");
  const began = opened + HOUR;
  await db.query({
    text: `UPDATE segment_version SET live_from = $2 WHERE shop = $1`,
    values: [shop, toInstant(opened - HOUR)],
  });
  await deliver({ customer: 1, order: 1, placed: opened - 1000 });
  await runClock(db, shop);
  expect(await auditMemberships(db, shop, { samples: ALL_SAMPLES })).toMatchObject({
    differing: 0,
  });

  await db.query({
    text: `UPDATE membership SET entered_at = $2 WHERE shop = $1 AND customer = 1`,
    values: [shop, toInstant(opened - 2000)],
  });
  const found = await auditMemberships(db, shop, { samples: ALL_SAMPLES });
  expect(found).toEqual({
    checked: 3,
    differing: 1,
    differences: [
      {
        segment,
        version: 1,
        customer: "1",
        stored: [{ entered: toInstant(opened - 2000), left: null }],
        expected: [{ entered: toInstant(opened - 1000), left: null }],
      },
    ],
  });
  const last = await findLastAudit(db, shop);
  expect(last).toEqual({ ...found, auditedAt: expect.any(Number) as number });
  expect(last?.auditedAt).toBeLessThan(began);
});

test("a membership of somebody who is gone is a difference", async () => {
  const { shop, opened, make, deliver } = await openLiveShop(db, 3n, 2);
  const segment = await make("Buyers", "number_of_orders >= 1");
  await deliver({ customer: 1, order: 1, placed: opened - 1 });
  await db.query({ text: `UPDATE customer SET gone_at = now() WHERE shop = $1`, values: [shop] });
  const found = await auditMemberships(db, shop, { samples: ALL_SAMPLES });
  expect(found).toMatchObject({ checked: 0, differing: 1, differences: [{ segment }] });
});

test("a shop that was never checked has no finding", async () => {
  expect(await findLastAudit(db, 9n)).toBeUndefined();
});
