import type { Queryable } from "#app/db/database.server.ts";
import { findNewestVersion } from "#app/db/segments/find-newest-version.server.ts";
import { insertVersion } from "#app/db/segments/insert-version.server.ts";
import { retireUnfinished } from "#app/db/segments/retire-unfinished.server.ts";
import { updateEdited } from "#app/db/segments/update-edited.server.ts";

/** Another definition of a segment. */
export interface QueryChange {
  readonly segment: string;
  readonly query: string;
  /** Who does it. */
  readonly staff?: string | undefined;
  /** Whether those whom it brings in count as arrivals. */
  readonly arrivals?: boolean | undefined;
}

export type SavedVersion =
  | {
      readonly ok: true;
      /** The definition in use from now on. */
      readonly version: number;
      /** The one that it takes the place of; absent where nothing changed. */
      readonly replaced?: number;
    }
  | { readonly ok: false; readonly reason: "not-found" };

/**
 * Gives a segment another definition, which can be read. Its present one stays live until the new
 * one is built; one that was still being built is given up. What is live already is not built again.
 */
export async function saveVersion(
  tx: Queryable,
  shop: bigint,
  { segment, query, staff, arrivals }: QueryChange,
): Promise<SavedVersion> {
  const newest = await findNewestVersion(tx, shop, segment);
  if (!newest) return { ok: false, reason: "not-found" };
  if (newest.query === query) return { ok: true, version: newest.version };

  await retireUnfinished(tx, shop, segment);
  await updateEdited(tx, shop, segment, staff);
  const replaced = newest.version;
  if (newest.live?.query === query) return { ok: true, version: newest.live.version, replaced };
  const version = newest.last + 1;
  await insertVersion(tx, shop, { segment, version, query, createdBy: staff, arrivals });
  return { ok: true, version, replaced };
}
