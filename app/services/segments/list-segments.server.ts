import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Database } from "#app/db/database.server.ts";
import {
  listSegments as listRows,
  type SegmentSummary,
} from "#app/db/segments/list-segments.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";

/** A segment in a list, with what it asks for that nothing answers yet: no number then. */
export interface ListedSegment extends SegmentSummary {
  readonly needs: readonly string[];
}

/** Lists the shop's segments with the sizes the engine keeps: opening the page counts nothing. */
export async function listSegments(db: Database, shop: bigint): Promise<ListedSegment[]> {
  const catalog = await loadCatalog(db, shop);
  return (await listRows(db, shop)).map((segment) => {
    const read = readQuery(segment.query, catalog);
    const needs = segment.kind === "live" && read.ok ? needsOf(read.query) : [];
    return { ...segment, needs, members: needs.length === 0 ? segment.members : undefined };
  });
}
