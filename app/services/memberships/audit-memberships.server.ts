import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import { findDifference, type IntervalsDiffer } from "#app/core/engine/find-difference.ts";
import type { Interval } from "#app/core/engine/interval.ts";
import { recompute } from "#app/core/engine/recompute.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { Epoch } from "#app/core/plan/epoch.ts";
import { readsOf } from "#app/core/plan/reads.ts";
import { listOfSamples } from "#app/db/customers/list-of-samples.server.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import {
  type AuditDifference,
  type AuditFinding,
  type AuditInterval,
  insertAudit,
} from "#app/db/memberships/insert-audit.server.ts";
import { listGoneMembers } from "#app/db/memberships/list-gone-members.server.ts";
import { listIntervals } from "#app/db/memberships/list-intervals.server.ts";
import {
  type KeptDefinition,
  listKeptVersions,
} from "#app/db/memberships/list-kept-versions.server.ts";
import { groupBy } from "#app/lib/group-by.ts";
import { loadHistories } from "#app/services/customers/load-histories.server.ts";
import { storedDefinition } from "#app/services/segments/stored-definition.server.ts";
import { loadFilters } from "#app/services/shops/load-filters.server.ts";
import { underShopLock } from "#app/services/shops/under-shop-lock.server.ts";
import { loadEpochs } from "./load-epochs.server.ts";

/** All customers are so many samples. */
export const ALL_SAMPLES = 128;

/** Customers looked at under one lock, which deliveries wait for. */
const BATCH = 100;
/** More differences than a person reads; all are counted. */
export const KEPT_DIFFERENCES = 100;

/**
 * Checks stored memberships against the customers' histories: the predicate and its turns instead of
 * the statement and its. Looks at `samples` of 128 parts of the customers, and keeps what it found.
 */
export async function auditMemberships(
  db: Database,
  shop: bigint,
  { samples }: { readonly samples: number },
): Promise<AuditFinding> {
  const found = await auditSamples(db, shop, [...Array(samples).keys()]);
  const differences = [...found.differences, ...(await auditLeavers(db, shop))];
  const finding = {
    checked: found.checked,
    differing: differences.length,
    differences: differences.slice(0, KEPT_DIFFERENCES),
  };
  await insertAudit(db, shop, finding);
  return finding;
}

/** Checks the customers of some samples, in short transactions. */
export async function auditSamples(
  db: Database,
  shop: bigint,
  samples: readonly number[],
): Promise<{ readonly checked: number; readonly differences: readonly AuditDifference[] }> {
  const customers = await listOfSamples(db, shop, samples);
  const differences: AuditDifference[] = [];
  for (let done = 0; done < customers.length; done += BATCH) {
    const batch = customers.slice(done, done + BATCH);
    differences.push(...(await underShopLock(db, shop, (tx) => auditBatch(tx, shop, batch))));
  }
  return { checked: customers.length, differences };
}

/** Checks that those who are gone are in nothing. */
export async function auditLeavers(db: Database, shop: bigint): Promise<AuditDifference[]> {
  return await underShopLock(db, shop, (tx) => auditGone(tx, shop));
}

interface Audited extends KeptDefinition {
  readonly parsed: Query;
}

async function auditBatch(
  tx: Queryable,
  shop: bigint,
  customers: readonly string[],
): Promise<AuditDifference[]> {
  const versions = await listAudited(tx, shop);
  const { evaluatedTo } = await findEngineNow(tx, shop);
  const epochs = await loadEpochs(tx, shop);
  const withLines = versions.some(({ parsed }) => readsOf(parsed).has("lines"));
  const histories = await loadHistories(tx, shop, customers.map(BigInt), { withLines });
  const stored = await storedIntervals(tx, shop, customers, versions);

  const differences: AuditDifference[] = [];
  for (const [index, version] of versions.entries()) {
    const to = Math.max(evaluatedTo, version.liveFrom);
    for (const [id, history] of histories) {
      const customer = id.toString();
      const expected = expectedIntervals(version, history, { epochs, to });
      const difference = findDifference(stored(customer, index), expected, to);
      if (difference) differences.push(toAuditDifference(version, customer, difference));
    }
  }
  return differences;
}

/** The stored intervals of a customer in the version at a place. */
async function storedIntervals(
  tx: Queryable,
  shop: bigint,
  customers: readonly string[],
  versions: readonly KeptDefinition[],
): Promise<(customer: string, index: number) => readonly Interval[]> {
  const stored = groupBy(
    await listIntervals(tx, shop, customers, versions),
    ({ customer, index }) => `${customer} ${index}`,
  );
  return (customer, index) => stored.get(`${customer} ${index}`) ?? [];
}

function expectedIntervals(
  { parsed, liveFrom }: Audited,
  history: CustomerHistory,
  { epochs, to }: { readonly epochs: readonly Epoch[]; readonly to: Moment },
): Interval[] {
  return recompute(parsed, history, epochs, { from: liveFrom, to });
}

/** Whoever is gone is in nothing, at any moment. */
async function auditGone(tx: Queryable, shop: bigint): Promise<AuditDifference[]> {
  const versions = await listAudited(tx, shop);
  const gone = await listGoneMembers(tx, shop, versions, KEPT_DIFFERENCES);
  const stored = await storedIntervals(tx, shop, gone, versions);
  return versions.flatMap((version, index) =>
    gone
      .map((customer) => ({ customer, stored: stored(customer, index), expected: [] }))
      .filter((found) => found.stored.length > 0)
      .map(({ customer, ...difference }) => toAuditDifference(version, customer, difference)),
  );
}

/** The live versions; those being built are not told to anybody yet. */
async function listAudited(tx: Queryable, shop: bigint): Promise<Audited[]> {
  const versions = await listKeptVersions(tx, shop);
  const vocabulary = await loadFilters(tx, shop);
  return versions
    .filter(({ isBuilding }) => !isBuilding)
    .map((version) => ({ ...version, parsed: storedDefinition(version, vocabulary) }));
}

function toAuditDifference(
  { segment, version }: KeptDefinition,
  customer: string,
  { stored, expected }: IntervalsDiffer,
): AuditDifference {
  return {
    segment,
    version,
    customer,
    stored: stored.map(toAudit),
    expected: expected.map(toAudit),
  };
}

function toAudit({ entered, left }: Interval): AuditInterval {
  return {
    entered: new Date(entered).toISOString(),
    left: left === FOREVER ? null : new Date(left).toISOString(),
  };
}
