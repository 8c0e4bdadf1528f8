import type { Queryable } from "#app/db/database.server.ts";
import {
  listChangesAfter,
  type RecordedChange,
} from "#app/db/memberships/list-changes-after.server.ts";

export interface ChangesQuestion {
  /** The cursor of the page before: a change's id. */
  readonly after?: string | undefined;
  /** Only this segment's. */
  readonly segment?: string | undefined;
  readonly limit: number;
}

export interface ChangesAnswer {
  readonly changes: readonly RecordedChange[];
  /** Where to go on, now if there are more, otherwise later. */
  readonly next: string | undefined;
  readonly more: boolean;
}

/** How many changes of other segments a page may pass over. */
const SCAN = 5_000;

/**
 * Lists what changed, in the order of recording. Changes are recorded under the shop's lock with ids
 * that only grow, so whoever goes on from the last id misses none. A page may be empty and have more.
 */
export async function listChanges(
  tx: Queryable,
  shop: bigint,
  { after, segment, limit }: ChangesQuestion,
): Promise<ChangesAnswer> {
  const scan = segment === undefined ? limit + 1 : SCAN;
  const found = await listChangesAfter(tx, shop, { after, segment, scan });
  const changes = found.changes.slice(0, limit);
  const isCut = changes.length < found.changes.length;
  const isAll = segment === undefined || isCut;
  return {
    changes,
    next: (isAll ? changes.at(-1)?.change : found.scannedTo) ?? after,
    more: isCut || found.scanned === scan,
  };
}
