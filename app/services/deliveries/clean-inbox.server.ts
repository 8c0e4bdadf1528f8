import type { Database } from "#app/db/database.server.ts";
import { deleteSettled } from "#app/db/deliveries/delete-settled.server.ts";
import { databaseNow } from "#app/db/now.server.ts";

/** Shopify repeats a delivery for four hours. One that comes again after two days is a new one, and changes nothing. */
const KEPT_MS = 2 * 24 * 3_600_000;

/** Deletes the rows of deliveries applied two days ago. Answers whether more are left. */
export async function cleanInbox(db: Database, shop: bigint): Promise<boolean> {
  return await db.transaction(async (tx) =>
    deleteSettled(tx, shop, (await databaseNow(tx)) - KEPT_MS),
  );
}
