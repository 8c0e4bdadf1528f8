import type { Calendar } from "#app/core/calendar/calendar.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { addOffset } from "#app/core/calendar/plain-date.ts";
import type { Query } from "#app/core/language/ast.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { ALL_BUILT, NONE_BUILT } from "#app/db/memberships/list-kept-versions.server.ts";
import { findRangeEnd } from "#app/db/segments/find-range-end.server.ts";
import { listMatching } from "#app/db/segments/list-matching.server.ts";
import { listPutInto } from "#app/db/segments/list-put-into.server.ts";
import {
  type DueSnapshot,
  findDueSnapshot,
  type SnapshotRefresh,
  updateTaken,
  updateTaking,
} from "#app/db/segments/snapshots.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { putIntoSegment } from "./put-into-segment.server.ts";

/** Customers looked at in one transaction, which deliveries wait for. */
const RANGE = 500;

/**
 * Takes one step in taking a shop's snapshots: a transaction, a range of customers, all asked as of
 * the moment at which the snapshot was begun. Answers whether there was anything to do.
 */
export async function takeSnapshots(db: Database, shop: bigint): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await tryShopLock(tx, shop))) return false;
    const { now } = await findEngineNow(tx, shop);
    const snapshot = await findDueSnapshot(tx, shop, now);
    if (snapshot === undefined) return false;

    const at = snapshot.takingAt ?? now;
    const epoch = epochAt(await loadEpochs(tx, shop), at);
    const next = nextTaking(snapshot.refresh, at, epoch.context.calendar);
    const read = readQuery(snapshot.source, await loadCatalog(tx, shop));
    if (!read.ok || needsOf(read.query).length > 0) {
      // What it is taken of cannot be asked at present: it stays as it was.
      await updateTaken(tx, shop, snapshot.segment, { at, next });
      return true;
    }
    const after = snapshot.cursor ?? NONE_BUILT;
    const through = (await findRangeEnd(tx, shop, after, RANGE)) ?? ALL_BUILT;
    const range = { query: read.query, epoch, at, after, through };
    await takeRange(tx, shop, { snapshot, range, now });
    if (through === ALL_BUILT) await updateTaken(tx, shop, snapshot.segment, { at, next });
    else await updateTaking(tx, shop, snapshot.segment, { at, cursor: through });
    return true;
  });
}

interface Taking {
  readonly snapshot: DueSnapshot;
  readonly range: {
    readonly query: Query;
    readonly epoch: Epoch;
    readonly at: Moment;
    readonly after: bigint;
    readonly through: bigint;
  };
  readonly now: Moment;
}

async function takeRange(
  tx: Queryable,
  shop: bigint,
  { snapshot: { segment }, range, now }: Taking,
): Promise<void> {
  const { query, epoch, at, after, through } = range;
  const asked = {
    kind: "range",
    after: after.toString(),
    through: through.toString(),
    at,
  } as const;
  const inside = new Set(await listMatching(tx, shop, query, { epoch, asked, limit: RANGE + 1 }));
  const before = new Set(await listPutInto(tx, shop, segment, { after, through, at }));
  const added = [...inside].filter((customer) => !before.has(customer)).map(String);
  const removed = [...before].filter((customer) => !inside.has(customer)).map(String);
  await putIntoSegment(tx, shop, { segment, at, added, removed, cause: "edit" }, now);
}

/** The start of the day on which it is to be taken again; `undefined`: not by itself. */
function nextTaking(refresh: SnapshotRefresh, at: Moment, calendar: Calendar): Moment | undefined {
  if (refresh === "manual") return undefined;
  const day = calendar.dayOf(at);
  return calendar.dayStart(refresh === "weekly" ? addOffset(day, 7, "d") : addOffset(day, 1, "m"));
}
