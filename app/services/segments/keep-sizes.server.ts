import type { Moment } from "#app/core/calendar/moment.ts";
import { weekStarts } from "#app/core/calendar/week-starts.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { epochAt, type Epoch } from "#app/core/plan/epoch.ts";
import type { SqlPlan } from "#app/core/plan/sql/compile-sql.ts";
import { findFirstKnown } from "#app/db/customers/find-first-known.server.ts";
import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import {
  type KeptDefinition,
  listKeptVersions,
} from "#app/db/memberships/list-kept-versions.server.ts";
import { countEach } from "#app/db/segments/count-each.server.ts";
import { findUnsized } from "#app/db/segments/find-unsized.server.ts";
import { insertSizes } from "#app/db/segments/insert-sizes.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { compiledPlans } from "#app/services/memberships/compiled-plans.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { loadFilters } from "#app/services/shops/load-filters.server.ts";
import { askedParts, findExtent } from "./asked-parts.server.ts";
import { storedDefinition } from "./stored-definition.server.ts";

/** Five years of weeks. */
const MOST_POINTS = 260;
/** Customers looked at for one moment; of a larger shop a sample of about so many. */
const LOOKED_AT = 10_000;
/** Customers that one statement looks at, so that deliveries and pages get their turn. */
const PART = 2_500;

/**
 * Works out one more point of the size history of a shop's live definitions: how large they would
 * have been at the start of a week, by everything known now. Begins with the latest week and ends
 * with the shop's first, so that a chart is full soon after its segment went live, and adds each
 * new week as it comes. Answers whether there was one to work out.
 */
export async function keepSizes(db: Database, shop: bigint): Promise<boolean> {
  if ((await findShop(db, shop))?.importCompletedAt === undefined) return false;
  const versions = await listAnswerable(db, shop);
  const first = versions.length === 0 ? undefined : await findFirstKnown(db, shop);
  if (first === undefined) return false;

  const { now } = await findEngineNow(db, shop);
  const epochs = await loadEpochs(db, shop);
  const { calendar } = epochAt(epochs, now).context;
  const moments = weekStarts(calendar, { first, now, most: MOST_POINTS });
  const unsized = await findUnsized(db, shop, versions, moments);
  if (unsized === undefined) return false;
  const { at, places } = unsized;
  const asked = places.flatMap((place) => versions[place] ?? []);
  await keepAt(db, shop, asked, { at, epoch: epochAt(epochs, at) });
  return true;
}

/** The live definitions that can be answered. */
async function listAnswerable(db: Database, shop: bigint): Promise<KeptDefinition[]> {
  const kept = await listKeptVersions(db, shop);
  const filters = await loadFilters(db, shop);
  return kept.filter(
    (version) => !version.isBuilding && needsOf(storedDefinition(version, filters)).length === 0,
  );
}

async function keepAt(
  db: Database,
  shop: bigint,
  versions: readonly KeptDefinition[],
  { at, epoch }: { readonly at: Moment; readonly epoch: Epoch },
): Promise<void> {
  const extent = await findExtent(db, shop, LOOKED_AT);
  const plans = compiledPlans(versions, extent.kind, await loadFilters(db, shop));
  const counts = versions.map(() => 0);
  for await (const asked of askedParts(db, shop, extent, { at, size: PART })) {
    let place = 0;
    for (const count of await countAll(db, plans, { shop, epoch, asked })) {
      counts[place] = (counts[place] ?? 0) + count;
      place += 1;
    }
  }
  const sizes = versions.map(({ segment, version }, place) => ({
    segment,
    version,
    size: Math.round((counts[place] ?? 0) * extent.scale),
  }));
  await insertSizes(db, shop, sizes, { at, estimated: extent.kind === "probes" });
}

async function countAll(
  db: Database,
  plans: readonly SqlPlan[],
  binding: Parameters<typeof countEach>[2],
): Promise<number[]> {
  const counts: number[] = [];
  for (const plan of plans) counts.push(...(await countEach(db, plan, binding)));
  return counts;
}
