import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { withSegmentIds } from "#app/core/language/referred-names.ts";
import type { Database } from "#app/db/database.server.ts";
import { lockDefinitions } from "#app/db/segments/lock-definitions.server.ts";
import { insertSnapshot, type SnapshotRefresh } from "#app/db/segments/snapshots.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { insertKeptSegment } from "./insert-kept-segment.server.ts";

/** What a person wants a snapshot of, and how often. */
export interface SnapshotDraft {
  readonly name: string;
  /** A segment is `in_segment = 'its id'`. */
  readonly query: string;
  readonly refresh: SnapshotRefresh;
  readonly staff: string;
}

export type CreateSnapshotResult =
  | { readonly ok: true; readonly segment: string }
  | {
      readonly ok: false;
      readonly reason: "invalid-query";
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly reason: "needs"; readonly needs: readonly string[] }
  | { readonly ok: false; readonly reason: "name-taken" };

/** Makes a segment of those who fulfil a query as of now; it stays so until it is taken anew. */
export async function createSnapshot(
  db: Database,
  shop: bigint,
  { query, refresh, ...draft }: SnapshotDraft,
): Promise<CreateSnapshotResult> {
  return db.transaction(async (tx): Promise<CreateSnapshotResult> => {
    await lockDefinitions(tx, shop);
    const read = readQuery(query, await loadCatalog(tx, shop));
    if (!read.ok) return { ok: false, reason: "invalid-query", diagnostics: read.diagnostics };
    const needs = needsOf(read.query);
    if (needs.length > 0) return { ok: false, reason: "needs", needs };
    const segment = await insertKeptSegment(tx, shop, { ...draft, kind: "static" });
    if (segment === undefined) return { ok: false, reason: "name-taken" };
    const source = withSegmentIds(query, read.query);
    await insertSnapshot(tx, shop, { segment, source, refresh });
    return { ok: true, segment };
  });
}
