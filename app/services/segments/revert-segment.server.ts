import type { Database } from "#app/db/database.server.ts";
import { findVersion } from "#app/db/segments/find-version.server.ts";
import { changeQuery } from "./change-query.server.ts";
import type { SavedVersion } from "./save-version.server.ts";

/**
 * Gives a segment the conditions that one of its versions had: as a new version, so that nothing of
 * what was is lost. A change that is still being built is given up for the live one at once.
 */
export async function revertSegment(
  db: Database,
  shop: bigint,
  {
    segment,
    version,
    staff,
  }: { readonly segment: string; readonly version: number; readonly staff: string },
): Promise<SavedVersion> {
  const query = await findVersion(db, shop, segment, version);
  if (query === undefined) return { ok: false, reason: "not-found" };
  return changeQuery(db, shop, { segment, query, staff });
}
