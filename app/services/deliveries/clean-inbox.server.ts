import type { Database } from "#app/db/database.server.ts";
import { deleteSettled } from "#app/db/deliveries/delete-settled.server.ts";
import { databaseNow } from "#app/db/now.server.ts";

const DAY = 24 * 3_600_000;

/** Shopify repeats a delivery for four hours. One that comes again after two days is a new one, and changes nothing. */
const APPLIED_MS = 2 * DAY;

/**
 * What was set aside still has its body, sealed: it is kept for as long as somebody may mend what
 * kept it out, and no longer.
 */
const QUARANTINED_MS = 30 * DAY;

/** Deletes the rows of deliveries applied two days ago, or set aside thirty days ago. Answers whether more are left. */
export async function cleanInbox(db: Database, shop: bigint): Promise<boolean> {
  return await db.transaction(async (tx) => {
    const now = await databaseNow(tx);
    const more = await deleteSettled(tx, shop, "applied", now - APPLIED_MS);
    return (await deleteSettled(tx, shop, "quarantined", now - QUARANTINED_MS)) || more;
  });
}
