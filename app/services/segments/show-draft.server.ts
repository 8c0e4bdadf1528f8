import { readQuery } from "#app/core/language/read-query.ts";
import { withSegmentNames } from "#app/core/language/referred-names.ts";
import type { Database } from "#app/db/database.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";

/**
 * A segment as its editor opens it: the newest definition, also while that is still being built, with
 * the names that other segments have now.
 */
export async function showDraft(
  db: Database,
  shop: bigint,
  segment: string,
): Promise<
  { readonly segment: string; readonly name: string; readonly query: string } | undefined
> {
  const found = await findSegment(db, shop, segment);
  if (found === undefined) return undefined;
  const { newestQuery: text, name } = found;
  const read = readQuery(text, await loadCatalog(db, shop));
  const query = read.ok ? withSegmentNames(text, read.query) : text;
  return { segment: found.segment, name, query };
}
