import { readQuery } from "#app/core/language/read-query.ts";
import type { Database } from "#app/db/database.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { updateName } from "#app/db/segments/update-name.server.ts";
import { isStatementFault } from "#app/db/statement-fault.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import type { ChangeQueryResult } from "./change-query.server.ts";
import { saveVersion } from "./save-version.server.ts";

export type ChangeSegmentResult =
  | ChangeQueryResult
  | { readonly ok: false; readonly reason: "name-taken" };

/** What the editor holds. */
export interface SegmentEdit {
  readonly segment: string;
  readonly name: string;
  readonly query: string;
  readonly staff: string;
  /** Whether those whom it brings in count as arrivals. */
  readonly arrivals?: boolean | undefined;
}

/** SQLSTATE of a value that another row has already. */
const TAKEN = "23505";

/**
 * Saves what the editor holds: the name and the definition, both or neither. Of two who give the
 * same name at once the second is told that it is taken.
 */
export async function changeSegment(
  db: Database,
  shop: bigint,
  edit: SegmentEdit,
): Promise<ChangeSegmentResult> {
  const { segment, name, query, staff } = edit;
  const read = readQuery(query, await loadCatalog(db, shop));
  if (!read.ok) return { ok: false, reason: "invalid-query", diagnostics: read.diagnostics };

  try {
    return await db.transaction(async (tx): Promise<ChangeSegmentResult> => {
      const found = await findSegment(tx, shop, segment);
      if (found === undefined) return { ok: false, reason: "not-found" };
      if (found.name !== name && !(await updateName(tx, shop, segment, { name, staff }))) {
        return { ok: false, reason: "name-taken" };
      }
      return await saveVersion(tx, shop, edit);
    });
  } catch (fault) {
    if (isStatementFault(fault) && fault.code === TAKEN) return { ok: false, reason: "name-taken" };
    throw fault;
  }
}
