import type { Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { insertChanges } from "#app/db/memberships/insert-changes.server.ts";
import { ALL_BUILT } from "#app/db/memberships/list-kept-versions.server.ts";
import { findRangeEnd } from "#app/db/segments/find-range-end.server.ts";
import { listEdited } from "#app/db/segments/list-edited.server.ts";
import { listTellings } from "#app/db/segments/list-tellings.server.ts";
import { updateToldThrough } from "#app/db/segments/update-told-through.server.ts";

/** Customers whose joining or leaving by an edit is recorded at once. */
const RANGE = 2_000;

/**
 * Records the next of those whom edits that went live brought in or took out, with the edit as the
 * cause: silently, unless a person said that who joins by it has arrived. Answers whether there
 * were any edits to tell. Call it under the shop's lock.
 */
export async function tellEdits(tx: Queryable, shop: bigint): Promise<boolean> {
  const [telling] = await listTellings(tx, shop);
  if (telling === undefined) return false;

  const { segment, version, cursor, arrivals } = telling;
  const through = (await findRangeEnd(tx, shop, cursor, RANGE)) ?? ALL_BUILT;
  const edited = await listEdited(tx, shop, telling, through);
  const changes = edited.map((each) => ({
    ...each,
    segment,
    version,
    cause: "edit" as const,
    ref: undefined,
    announced: arrivals && each.kind === "entered",
  }));
  const { now } = await findEngineNow(tx, shop);
  await insertChanges(tx, shop, changes, now);
  await updateToldThrough(tx, shop, telling, through);
  return true;
}
