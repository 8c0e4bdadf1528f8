import type { Database } from "#app/db/database.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { updateName } from "#app/db/segments/update-name.server.ts";
import { isStatementFault } from "#app/db/statement-fault.server.ts";
import { type SavedVersion, saveVersion } from "./save-version.server.ts";

export type ChangeSegmentResult =
  | SavedVersion
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
  const { segment, name, staff } = edit;
  try {
    return await db.transaction(async (tx): Promise<ChangeSegmentResult> => {
      const found = await findSegment(tx, shop, segment);
      if (found === undefined) return { ok: false, reason: "not-found" };
      if (found.name !== name && !(await updateName(tx, shop, segment, { name, staff }))) {
        return { ok: false, reason: "name-taken" };
      }
      const saved = await saveVersion(tx, shop, edit);
      if (!saved.ok) await updateName(tx, shop, segment, { name: found.name, staff });
      return saved;
    });
  } catch (fault) {
    if (isStatementFault(fault) && fault.code === TAKEN) return { ok: false, reason: "name-taken" };
    throw fault;
  }
}
