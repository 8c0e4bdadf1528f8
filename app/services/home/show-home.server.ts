import type { Moment } from "#app/core/calendar/moment.ts";
import type { Database } from "#app/db/database.server.ts";
import { countWaiting } from "#app/db/deliveries/count-waiting.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { findLastChange } from "#app/db/segments/find-last-change.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { type AuditView, showAudit } from "#app/services/audits/show-audit.server.ts";
import { type ImportView, showImport } from "#app/services/imports/show-import.server.ts";
import { type ListedSegment, listSegments } from "#app/services/segments/list-segments.server.ts";

/** The app's first page, from rows that are kept: it counts nothing. */
export interface HomeView {
  /** `undefined` once the history is read. */
  readonly importProgress: ImportView | undefined;
  readonly segments: readonly ListedSegment[];
  /** What the last check of memberships found; `undefined` before the first. */
  readonly audit: AuditView | undefined;
  readonly freshness: {
    readonly now: Moment;
    /** What is shown is true at this moment. */
    readonly checkedAt: Moment;
    readonly lastChangeAt: Moment | undefined;
    readonly waiting: number;
  };
}

/** Shows how far reading the history is, the size of each segment, and how fresh that is. */
export async function showHome(db: Database, shop: bigint): Promise<HomeView> {
  const found = await findShop(db, shop);
  invariant(found, "whoever is authenticated belongs to a registered shop");
  const now = await databaseNow(db);
  return {
    importProgress: await showImport(db, shop),
    segments: await listSegments(db, shop),
    audit: await showAudit(db, shop),
    freshness: {
      now,
      checkedAt: Math.min(now, found.evaluatedTo),
      lastChangeAt: await findLastChange(db, shop),
      waiting: await countWaiting(db, shop),
    },
  };
}
