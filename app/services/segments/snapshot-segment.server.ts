import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { createSnapshot, type CreateSnapshotResult } from "./create-snapshot.server.ts";
import { freeSegmentName } from "./free-segment-name.server.ts";

export type SnapshotSegmentResult =
  | CreateSnapshotResult
  | { readonly ok: false; readonly reason: "not-found" };

/** Takes a snapshot of a segment. `nameIt` says how it is called, by the segment's name and the shop's day. */
export async function snapshotSegment(
  db: Database,
  shop: bigint,
  asked: {
    readonly segment: string;
    readonly nameIt: (name: string, day: string) => string;
    readonly staff: string;
  },
): Promise<SnapshotSegmentResult> {
  const found = await findSegment(db, shop, asked.segment);
  if (found === undefined) return { ok: false, reason: "not-found" };
  const { now } = await findEngineNow(db, shop);
  const { calendar } = epochAt(await loadEpochs(db, shop), now).context;
  const name = await freeSegmentName(db, shop, asked.nameIt(found.name, calendar.dayOf(now)));
  const query = `in_segment = '${found.segment}'`;
  return createSnapshot(db, shop, { name, query, refresh: "manual", staff: asked.staff });
}
