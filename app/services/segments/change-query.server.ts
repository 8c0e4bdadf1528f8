import type { Diagnostic } from "#app/core/language/diagnostic.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Database } from "#app/db/database.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { type QueryChange, type SavedVersion, saveVersion } from "./save-version.server.ts";

export type ChangeQueryResult =
  | SavedVersion
  | {
      readonly ok: false;
      readonly reason: "invalid-query";
      readonly diagnostics: readonly Diagnostic[];
    };

/** Gives a segment another definition. The same text again changes nothing. */
export async function changeQuery(
  db: Database,
  shop: bigint,
  change: QueryChange,
): Promise<ChangeQueryResult> {
  const read = readQuery(change.query, await loadCatalog(db, shop));
  if (!read.ok) return { ok: false, reason: "invalid-query", diagnostics: read.diagnostics };
  return db.transaction((tx) => saveVersion(tx, shop, change));
}
