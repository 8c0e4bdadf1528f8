import { lastNight } from "#app/core/calendar/night.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import type { AuditRun } from "#app/db/audits/audit-run.server.ts";
import { claimAuditRun } from "#app/db/audits/claim-audit-run.server.ts";
import { deleteAuditRun } from "#app/db/audits/delete-audit-run.server.ts";
import { insertAuditRun } from "#app/db/audits/insert-audit-run.server.ts";
import { updateAuditRun } from "#app/db/audits/update-audit-run.server.ts";
import { countSample } from "#app/db/customers/count-sample.server.ts";
import type { Database } from "#app/db/database.server.ts";
import { findLastAudit } from "#app/db/memberships/find-last-audit.server.ts";
import { type AuditDifference, insertAudit } from "#app/db/memberships/insert-audit.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import {
  ALL_SAMPLES,
  auditLeavers,
  auditSamples,
  KEPT_DIFFERENCES,
} from "#app/services/memberships/audit-memberships.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";

/** About so many customers are looked at each night, other ones the next. */
const NIGHTLY = 2_000;

/** And about so many in one piece, after which somebody else may go on. */
const PIECE = 500;

/** A piece takes seconds; who holds it longer than this is gone. */
const CLAIM_MS = 5 * 60_000;

const DAY = 86_400_000;

/**
 * Does a piece of the check that is under way, and begins the nightly one when the shop's night has
 * come. Answers whether there is more to do. How far it is stands in the database: a process that
 * ends in the middle leaves the rest to the next.
 */
export async function runAudit(db: Database, shop: bigint): Promise<boolean> {
  const now = await databaseNow(db);
  await beginNightly(db, shop, now);
  const run = await claimAuditRun(db, shop, now + CLAIM_MS);
  if (!run) return false;

  const samples = nextSamples(run, await countSample(db, shop));
  const { checked, differences } = await auditSamples(db, shop, samples);
  const further = withFound(
    {
      ...run,
      samplesDone: run.samplesDone + samples.length,
      checked: run.checked + checked,
    },
    differences,
  );
  if (further.samplesDone < further.samples) {
    await updateAuditRun(db, shop, further);
    return true;
  }
  await finish(db, shop, withFound(further, await auditLeavers(db, shop)));
  return false;
}

/** Whether it is time is asked of what was last found, so that no night is left out or done twice. */
async function beginNightly(db: Database, shop: bigint, now: Moment): Promise<void> {
  const since =
    (await findLastAudit(db, shop))?.auditedAt ?? (await findShop(db, shop))?.importCompletedAt;
  const night = lastNight(epochAt(await loadEpochs(db, shop), now).context.calendar, now);
  if (since === undefined || since >= night) return;

  const expected = Math.max(1, await countSample(db, shop));
  const samples = Math.min(ALL_SAMPLES, Math.ceil(NIGHTLY / expected));
  const firstSample = (Math.floor(night / DAY) * samples) % ALL_SAMPLES;
  await insertAuditRun(db, shop, { firstSample, samples, askedBy: undefined });
}

function nextSamples({ firstSample, samples, samplesDone }: AuditRun, expected: number): number[] {
  const length = Math.min(samples - samplesDone, Math.ceil(PIECE / Math.max(1, expected)));
  return Array.from({ length }, (_, place) => (firstSample + samplesDone + place) % ALL_SAMPLES);
}

function withFound(run: AuditRun, found: readonly AuditDifference[]): AuditRun {
  return {
    ...run,
    differing: run.differing + found.length,
    differences: [...run.differences, ...found].slice(0, KEPT_DIFFERENCES),
  };
}

async function finish(db: Database, shop: bigint, run: AuditRun): Promise<void> {
  await db.transaction(async (tx) => {
    if (await deleteAuditRun(tx, shop, run)) await insertAudit(tx, shop, run);
  });
}
