import type { Database } from "#app/db/database.server.ts";
import { listWaitingShops } from "#app/db/deliveries/list-waiting-shops.server.ts";
import { makeTurns, type NoteFault } from "#app/services/shops/take-turns.server.ts";
import { drainShop } from "./drain-shop.server.ts";

/** Makes the chore of applying one batch of every shop that has deliveries waiting. Answers whether to look again at once. */
export function drainShops(db: Database): (note: NoteFault) => Promise<boolean> {
  const takeTurns = makeTurns();
  return async (note) =>
    takeTurns(
      await listWaitingShops(db),
      async (shop) => {
        const drained = await drainShop(db, shop);
        return drained.kind === "drained" && drained.deliveries > 0;
      },
      note,
    );
}
