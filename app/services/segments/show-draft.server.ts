import type { Database } from "#app/db/database.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";

/** A segment as its editor opens it: the newest definition, also while that is still being built. */
export async function showDraft(
  db: Database,
  shop: bigint,
  segment: string,
): Promise<
  { readonly segment: string; readonly name: string; readonly query: string } | undefined
> {
  const found = await findSegment(db, shop, segment);
  return found && { segment: found.segment, name: found.name, query: found.newestQuery };
}
