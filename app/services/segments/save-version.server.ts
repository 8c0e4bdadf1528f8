import { makeCatalog } from "#app/core/catalog/catalog.ts";
import type { StoredDefinition } from "#app/core/catalog/segment-definition.ts";
import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { definitionsFor, withSegmentIds } from "#app/core/language/referred-names.ts";
import type { Queryable } from "#app/db/database.server.ts";
import {
  findNewestVersion,
  type NewestVersion,
} from "#app/db/segments/find-newest-version.server.ts";
import { insertVersion } from "#app/db/segments/insert-version.server.ts";
import { lockDefinitions } from "#app/db/segments/lock-definitions.server.ts";
import { retireUnfinished } from "#app/db/segments/retire-unfinished.server.ts";
import { updateEdited } from "#app/db/segments/update-edited.server.ts";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import { changedReaders } from "./changed-readers.server.ts";

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
  | {
      readonly ok: false;
      readonly reason: "invalid-query";
      readonly diagnostics: readonly Diagnostic[];
    }
  /** Segments that ask about this one could no longer be read: their names. */
  | { readonly ok: false; readonly reason: "breaks-readers"; readonly readers: readonly string[] }
  | { readonly ok: false; readonly reason: "not-found" };

/**
 * Gives a segment another definition. Its present one stays live until the new one is built; one
 * that was still being built is given up. What is live already is not built again.
 *
 * Whoever asks about the segment gets a version that means the new definition. All are built from
 * one moment on and go live in one transaction, so they never disagree.
 */
export async function saveVersion(
  tx: Queryable,
  shop: bigint,
  { segment, query: written, staff, arrivals }: QueryChange,
): Promise<SavedVersion> {
  await lockDefinitions(tx, shop);
  const vocabulary = await loadVocabulary(tx, shop);
  const catalog = makeCatalog(vocabulary);
  const read = readQuery(written, catalog, { self: segment.toLowerCase() });
  if (!read.ok) return { ok: false, reason: "invalid-query", diagnostics: read.diagnostics };
  const newest = await findNewestVersion(tx, shop, segment);
  if (!newest) return { ok: false, reason: "not-found" };

  const query = withSegmentIds(written, read.query);
  const saved = { segment, query, segments: definitionsFor(read.query, catalog) };
  if (isSame(newest, saved)) return { ok: true, version: newest.version };
  const changed = await changedReaders(tx, shop, vocabulary, {
    segment: segment.toLowerCase(),
    query,
  });
  if (!changed.ok) return { ok: false, reason: "breaks-readers", readers: changed.readers };

  await updateEdited(tx, shop, segment, staff);
  const version = await replaceVersion(tx, shop, newest, { ...saved, staff, arrivals });
  for (const reader of changed.readers) {
    const before = await findNewestVersion(tx, shop, reader.segment);
    if (before && !isSame(before, reader)) {
      await replaceVersion(tx, shop, before, { ...reader, staff });
    }
  }
  return { ok: true, version, replaced: newest.version };
}

interface Replacement extends StoredDefinition {
  readonly segment: string;
  readonly staff: string | undefined;
  readonly arrivals?: boolean | undefined;
}

async function replaceVersion(
  tx: Queryable,
  shop: bigint,
  { live, last }: NewestVersion,
  { staff, ...definition }: Replacement,
): Promise<number> {
  await retireUnfinished(tx, shop, definition.segment);
  if (live && isSame(live, definition)) return live.version;
  const version = last + 1;
  await insertVersion(tx, shop, { ...definition, version, createdBy: staff });
  return version;
}

function isSame(one: StoredDefinition, other: StoredDefinition): boolean {
  return meaningOf(one) === meaningOf(other);
}

function meaningOf({ query, segments }: StoredDefinition): string {
  return JSON.stringify([query, ...segments.map((each) => [each.segment, each.kind, each.query])]);
}
