import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Database } from "#app/db/database.server.ts";
import { findNewestVersion } from "#app/db/segments/find-newest-version.server.ts";
import { insertVersion } from "#app/db/segments/insert-version.server.ts";
import { retireUnfinished } from "#app/db/segments/retire-unfinished.server.ts";
import { updateEdited } from "#app/db/segments/update-edited.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";

/** Another definition of a segment. */
export interface QueryChange {
  readonly segment: string;
  readonly query: string;
  /** Who does it. */
  readonly staff?: string;
}

export type ChangeQueryResult =
  | { readonly ok: true; readonly version: number }
  | {
      readonly ok: false;
      readonly reason: "invalid-query";
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly reason: "not-found" };

/**
 * Gives a segment another definition. Its present one stays live until the new one is built; one
 * that was still being built is given up. The same text again changes nothing.
 */
export async function changeQuery(
  db: Database,
  shop: bigint,
  { segment, query, staff }: QueryChange,
): Promise<ChangeQueryResult> {
  const read = readQuery(query, await loadCatalog(db, shop));
  if (!read.ok) return { ok: false, reason: "invalid-query", diagnostics: read.diagnostics };

  return db.transaction(async (tx) => {
    const newest = await findNewestVersion(tx, shop, segment);
    if (!newest) return { ok: false, reason: "not-found" };
    if (newest.query === query) return { ok: true, version: newest.version };

    await retireUnfinished(tx, shop, segment);
    const version = newest.version + 1;
    await insertVersion(tx, shop, { segment, version, query, createdBy: staff });
    await updateEdited(tx, shop, segment, staff);
    return { ok: true, version };
  });
}
