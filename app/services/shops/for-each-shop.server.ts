import type { Database } from "#app/db/database.server.ts";
import { listShops } from "#app/db/shops/list-shops.server.ts";
import { makeTurns, type NoteFault } from "./take-turns.server.ts";

/** Makes a chore: a bounded piece of work for each shop that has the app installed. Answers whether any has more. */
export function forEachShop(
  db: Database,
  work: (shop: bigint) => Promise<boolean>,
): (note: NoteFault) => Promise<boolean> {
  const takeTurns = makeTurns();
  return async (note) => takeTurns(await listShops(db), work, note);
}
