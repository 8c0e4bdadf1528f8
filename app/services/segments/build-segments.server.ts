import type { Moment } from "#app/core/calendar/moment.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { listDueTurns } from "#app/db/memberships/list-due-turns.server.ts";
import { ALL_BUILT, NONE_BUILT } from "#app/db/memberships/list-kept-versions.server.ts";
import { beginBuilds } from "#app/db/segments/begin-builds.server.ts";
import { buildRange } from "#app/db/segments/build-range.server.ts";
import { findRangeEnd } from "#app/db/segments/find-range-end.server.ts";
import { type Build, listBuilds } from "#app/db/segments/list-builds.server.ts";
import { makeLive } from "#app/db/segments/make-live.server.ts";
import { updateBuildCursor } from "#app/db/segments/update-build-cursor.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { compiledPlans } from "#app/services/memberships/compiled-plans.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { loadFilters } from "#app/services/shops/load-filters.server.ts";
import { makeRangeSize } from "./range-size.server.ts";
import { storedDefinition } from "./stored-definition.server.ts";
import { tellEdits } from "./tell-edits.server.ts";

export type BuildStep =
  /** Another process holds the shop's lock. */
  | { readonly kind: "busy" }
  /** Nothing is to be built, or the shop's history is still being imported. */
  | { readonly kind: "idle" }
  /** A range was built, what came due meanwhile was done, or an edit told of; there is more. */
  | { readonly kind: "working" }
  | { readonly kind: "live"; readonly segments: number };

/** Milliseconds that one range may take, so that deliveries get their turn. */
const LONGEST = { postgres: 50, pglite: 100 } as const;
const sizes = {
  postgres: makeRangeSize(LONGEST.postgres),
  pglite: makeRangeSize(LONGEST.pglite),
};

/**
 * Takes one step in building a shop's new definitions: a transaction, a range of customers.
 *
 * A build asks about everyone at the one moment it was begun at, its `live_from`. Ranges already
 * passed are kept true by every refresh, those ahead by nobody, since their first memberships will
 * be worked out from all facts known by then. What turned between `live_from` and now comes due and
 * is done before the definition goes live, so at that point it is as true as any other. Whom an edit
 * brought in and took out is recorded after that, range by range too.
 */
export async function buildSegments(db: Database, shop: bigint): Promise<BuildStep> {
  return db.transaction(async (tx): Promise<BuildStep> => {
    if (!(await tryShopLock(tx, shop))) return { kind: "busy" };
    if (await tellEdits(tx, shop)) return { kind: "working" };
    const builds = await listAnswerable(tx, shop);
    if (builds.length === 0) return { kind: "idle" };

    const { now } = await findEngineNow(tx, shop);
    const begun = await begin(tx, shop, builds, now);
    const done = begun.filter(({ cursor }) => cursor === ALL_BUILT);
    if (done.length > 0) return finish(tx, shop, done, now);

    const [next] = begun;
    invariant(next, "there is something to build");
    const together = begun.filter(
      ({ liveFrom, cursor }) => liveFrom === next.liveFrom && cursor === next.cursor,
    );
    await sizes[db.kind].run((size) => buildNext(tx, shop, [next, ...together.slice(1)], size));
    return { kind: "working" };
  });
}

/** A definition that needs data of which the shop has none yet waits until the first of them come. */
async function listAnswerable(tx: Queryable, shop: bigint): Promise<Build[]> {
  const builds = await listBuilds(tx, shop);
  if (builds.length === 0) return [];
  const filters = await loadFilters(tx, shop);
  return builds.filter(
    (build) =>
      build.liveFrom !== undefined || needsOf(storedDefinition(build, filters)).length === 0,
  );
}

type BegunBuild = Build & { readonly liveFrom: Moment };

async function begin(
  tx: Queryable,
  shop: bigint,
  builds: readonly Build[],
  now: Moment,
): Promise<BegunBuild[]> {
  const fresh = builds.filter(({ liveFrom }) => liveFrom === undefined);
  if (fresh.length > 0) await beginBuilds(tx, shop, fresh, now);
  return builds.map((build) => ({ ...build, liveFrom: build.liveFrom ?? now }));
}

/** Builds the next range of definitions that stand at the same place, `size` customers at most. */
async function buildNext(
  tx: Queryable,
  shop: bigint,
  builds: readonly [BegunBuild, ...BegunBuild[]],
  size: number,
): Promise<void> {
  const [{ liveFrom, cursor = NONE_BUILT }] = builds;
  const through = (await findRangeEnd(tx, shop, cursor, size)) ?? ALL_BUILT;
  const epoch = epochAt(await loadEpochs(tx, shop), liveFrom);
  const asked = {
    kind: "range" as const,
    after: cursor.toString(),
    through: through.toString(),
    at: liveFrom,
  };
  let first = 0;
  for (const plan of compiledPlans(builds, "range", await loadFilters(tx, shop))) {
    const versions = builds.slice(first, first + plan.queries);
    await buildRange(tx, plan, versions, { shop, epoch, asked });
    first += plan.queries;
  }
  await updateBuildCursor(tx, shop, builds, through);
}

const BATCH = 500;

async function finish(
  tx: Queryable,
  shop: bigint,
  builds: readonly Build[],
  now: Moment,
): Promise<BuildStep> {
  const due = await listDueTurns(tx, shop, now, BATCH);
  if (due.length > 0) {
    const probes = due.map(({ due: at, ...turn }) => ({ ...turn, at }));
    await refreshMemberships(tx, shop, probes, now);
    return { kind: "working" };
  }
  return { kind: "live", segments: await makeLive(tx, shop, builds) };
}
