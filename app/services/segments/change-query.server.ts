import type { Database } from "#app/db/database.server.ts";
import { type QueryChange, type SavedVersion, saveVersion } from "./save-version.server.ts";

/** Gives a segment another definition. The same text again changes nothing. */
export async function changeQuery(
  db: Database,
  shop: bigint,
  change: QueryChange,
): Promise<SavedVersion> {
  return db.transaction((tx) => saveVersion(tx, shop, change));
}
