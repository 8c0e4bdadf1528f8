import { randomUUID } from "node:crypto";
import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { definitionsFor, withSegmentIds } from "#app/core/language/referred-names.ts";
import type { Database } from "#app/db/database.server.ts";
import { insertSegment } from "#app/db/segments/insert-segment.server.ts";
import { insertVersion } from "#app/db/segments/insert-version.server.ts";
import { lockDefinitions } from "#app/db/segments/lock-definitions.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";

/** What a person wants a new segment to be. */
export interface SegmentDraft {
  readonly name: string;
  readonly query: string;
  readonly note?: string;
  /** Who does it. */
  readonly staff?: string;
}

export type CreateSegmentResult =
  | { readonly ok: true; readonly segment: string }
  | {
      readonly ok: false;
      readonly reason: "invalid-query";
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly ok: false; readonly reason: "name-taken" };

/** Creates a live segment. Its members are worked out by a build, after which it is live. */
export async function createSegment(
  db: Database,
  shop: bigint,
  { name, query, note = "", staff }: SegmentDraft,
): Promise<CreateSegmentResult> {
  return db.transaction(async (tx) => {
    await lockDefinitions(tx, shop);
    const catalog = await loadCatalog(tx, shop);
    const read = readQuery(query, catalog);
    if (!read.ok) return { ok: false, reason: "invalid-query", diagnostics: read.diagnostics };

    const segment = randomUUID();
    if (!(await insertSegment(tx, shop, { segment, name, note, createdBy: staff }))) {
      return { ok: false, reason: "name-taken" };
    }
    await insertVersion(tx, shop, {
      segment,
      version: 1,
      query: withSegmentIds(query, read.query),
      segments: definitionsFor(read.query, catalog),
      createdBy: staff,
    });
    return { ok: true, segment };
  });
}
