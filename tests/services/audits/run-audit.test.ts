import { expect, test } from "vitest";
import { claimAuditRun } from "#app/db/audits/claim-audit-run.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { findLastAudit } from "#app/db/memberships/find-last-audit.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { repairDifferences } from "#app/services/audits/repair-differences.server.ts";
import { requestAudit } from "#app/services/audits/request-audit.server.ts";
import { runAudit } from "#app/services/audits/run-audit.server.ts";
import { showAudit, showAuditDetails } from "#app/services/audits/show-audit.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { showHome } from "#app/services/home/show-home.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Runs until there is nothing more to do. Answers how many pieces that took. */
async function runAll(shop: bigint): Promise<number> {
  for (let pieces = 1; ; pieces += 1) if (!(await runAudit(db, shop))) return pieces;
}

async function importedAgo(shop: bigint, length: number): Promise<void> {
  await db.query({
    text: "UPDATE shop SET import_completed_at = $2 WHERE shop = $1",
    values: [shop, toInstant((await databaseNow(db)) - length)],
  });
}

const audits = (shop: bigint) =>
  db.query({ text: "SELECT checked FROM membership_audit WHERE shop = $1", values: [shop] });

test("each night's check is done once, and Home says what it found", async () => {
  const { shop, make } = await openLiveShop(db, 1n, 5);
  await make("Everyone", "");
  expect((await showHome(db, shop)).audit).toBeUndefined();
  await importedAgo(shop, 2 * DAY);

  await runAll(shop);
  expect(await audits(shop)).toEqual([{ checked: 5 }]);
  await runAll(shop);
  expect(await audits(shop)).toHaveLength(1);
  expect((await showHome(db, shop)).audit).toMatchObject({ checked: 5, differing: 0 });

  await db.query({
    text: "UPDATE membership_audit SET audited_at = audited_at - interval '25 hours' WHERE shop = $1",
    values: [shop],
  });
  await runAll(shop);
  expect(await audits(shop)).toHaveLength(2);
});

test("a shop that came after the night is not checked before the next", async () => {
  const { shop } = await openLiveShop(db, 2n, 2);
  await importedAgo(shop, 0);
  await runAll(shop);
  expect(await audits(shop)).toEqual([]);
});

test("a shop whose history is being read is not checked", async () => {
  const { shop } = await openLiveShop(db, 3n, 2);
  await db.query({
    text: "UPDATE shop SET import_completed_at = NULL WHERE shop = $1",
    values: [shop],
  });
  await runAll(shop);
  expect(await audits(shop)).toEqual([]);
});

test("everyone is checked on demand, piece by piece, each once", async () => {
  const { shop, make } = await openLiveShop(db, 4n, 2_000);
  await make("Everyone", "");
  await requestAudit(db, shop, "7");
  expect(await showAuditDetails(db, shop)).toMatchObject({ last: undefined, progress: 0 });

  await runAudit(db, shop);
  const { progress } = await showAuditDetails(db, shop);
  expect(progress).toBeGreaterThan(10);
  expect(progress).toBeLessThan(90);
  await requestAudit(db, shop, "7");
  expect((await showAuditDetails(db, shop)).progress).toBe(progress);

  expect(await runAll(shop)).toBeGreaterThan(1);
  expect(await audits(shop)).toEqual([{ checked: 2_000 }]);
  expect((await showAuditDetails(db, shop)).progress).toBeUndefined();
});

test("a piece that another process has is left to it until it must be gone", async () => {
  const { shop } = await openLiveShop(db, 5n, 3);
  await requestAudit(db, shop, "7");
  await claimAuditRun(db, shop, (await databaseNow(db)) + HOUR);
  expect(await runAudit(db, shop)).toBe(false);
  expect(await audits(shop)).toEqual([]);

  await db.query({
    text: "UPDATE membership_audit_run SET claimed_until = now() - interval '1 s' WHERE shop = $1",
    values: [shop],
  });
  await runAll(shop);
  expect(await audits(shop)).toEqual([{ checked: 3 }]);
});

test("what differs is listed and corrected, silently", async () => {
  const { shop, opened, make, deliver } = await openLiveShop(db, 6n, 4);
  const segment = await make("Buyers", "number_of_orders >= 1");
  await make("Everyone", "");
  await deliver({ customer: 1, order: 1, placed: opened + 1 });
  const spoil = (text: string) => db.query({ text, values: [shop, segment] });
  await spoil("DELETE FROM membership WHERE shop = $1 AND segment = $2");
  await spoil(
    `INSERT INTO membership (shop, segment, version, customer, entered_at)
     SELECT shop, segment, version, 3, live_from FROM segment_version
     WHERE shop = $1 AND segment = $2`,
  );
  await runClock(db, shop);

  await requestAudit(db, shop, "7");
  await runAll(shop);
  const found = await showAuditDetails(db, shop);
  expect(found.last).toMatchObject({ checked: 4, differing: 2 });
  expect(found.differences).toMatchObject([
    { customer: "1", name: "Buyers", stored: [], expected: [{ left: null }] },
    { customer: "3", name: "Buyers", stored: [{ left: null }], expected: [] },
  ]);

  expect(await repairDifferences(db, shop, "7")).toBe(2);
  await runAll(shop);
  expect(await showAudit(db, shop)).toMatchObject({ checked: 4, differing: 0 });
  const changes = await db.query({
    text: `SELECT customer, kind, announced FROM membership_change
           WHERE shop = $1 AND cause = 'repair' ORDER BY customer`,
    values: [shop],
  });
  expect(changes).toEqual([
    { customer: 1n, kind: "entered", announced: false },
    { customer: 3n, kind: "left", announced: false },
  ]);
});

test("nothing is corrected where nothing was found", async () => {
  const { shop } = await openLiveShop(db, 7n, 1);
  expect(await repairDifferences(db, shop, "7")).toBe(0);
  expect(await findLastAudit(db, shop)).toBeUndefined();
});
