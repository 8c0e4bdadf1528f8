import { readQuery } from "#app/core/language/read-query.ts";
import type { Database } from "#app/db/database.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { updateName } from "#app/db/segments/update-name.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { changeQuery, type ChangeQueryResult } from "./change-query.server.ts";

export type ChangeSegmentResult =
  | ChangeQueryResult
  | { readonly ok: false; readonly reason: "name-taken" };

/** Saves what the editor holds: the name and the definition. A mistake in either leaves both as they were. */
export async function changeSegment(
  db: Database,
  shop: bigint,
  draft: {
    readonly segment: string;
    readonly name: string;
    readonly query: string;
    readonly staff: string;
  },
): Promise<ChangeSegmentResult> {
  const { segment, name, query, staff } = draft;
  const read = readQuery(query, await loadCatalog(db, shop));
  if (!read.ok) return { ok: false, reason: "invalid-query", diagnostics: read.diagnostics };

  const found = await findSegment(db, shop, segment);
  if (found === undefined) return { ok: false, reason: "not-found" };
  if (found.name !== name && !(await updateName(db, shop, segment, { name, staff }))) {
    return { ok: false, reason: "name-taken" };
  }
  return await changeQuery(db, shop, { segment, query, staff });
}
