import type { Database } from "#app/db/database.server.ts";
import { listWaitingShops } from "#app/db/deliveries/list-waiting-shops.server.ts";
import { takeTurns } from "#app/services/shops/take-turns.server.ts";
import { drainShop } from "./drain-shop.server.ts";

/** Applies one batch of every shop that has deliveries waiting. Answers whether to look again at once. */
export async function drainShops(db: Database): Promise<boolean> {
  return await takeTurns(await listWaitingShops(db), async (shop) => {
    const drained = await drainShop(db, shop);
    return drained.kind === "drained" && drained.deliveries > 0;
  });
}
