import type { Database } from "#app/db/database.server.ts";
import { listShops } from "#app/db/shops/list-shops.server.ts";
import { takeTurns } from "./take-turns.server.ts";

/** Does a bounded piece of work for each shop that has the app installed. Answers whether any has more. */
export async function forEachShop(
  db: Database,
  work: (shop: bigint) => Promise<boolean>,
): Promise<boolean> {
  return await takeTurns(await listShops(db), work);
}
