import type { Database } from "#app/db/database.server.ts";
import {
  listSegments as listRows,
  type SegmentSummary,
} from "#app/db/segments/list-segments.server.ts";

/** Lists the shop's segments with the sizes the engine keeps: opening the page counts nothing. */
export async function listSegments(db: Database, shop: bigint): Promise<SegmentSummary[]> {
  return await listRows(db, shop);
}
