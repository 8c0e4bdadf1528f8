import type { Database } from "#app/db/database.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { requestSnapshot } from "#app/db/segments/snapshots.server.ts";

/** Asks for a snapshot to be taken anew. False for what is none, or came from a file. */
export async function refreshSnapshot(
  db: Database,
  shop: bigint,
  segment: string,
): Promise<boolean> {
  const found = await findSegment(db, shop, segment);
  return found !== undefined && requestSnapshot(db, shop, found.segment);
}
