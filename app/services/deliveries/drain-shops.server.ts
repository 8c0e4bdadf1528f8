import type { Database } from "#app/db/database.server.ts";
import { listWaitingShops } from "#app/db/deliveries/list-waiting-shops.server.ts";
import { drainShop } from "./drain-shop.server.ts";

/** Applies one batch of every shop that has deliveries waiting: shops take turns. Answers whether more are left to apply now. */
export async function drainShops(db: Database): Promise<boolean> {
  let more = false;
  for (const shop of await listWaitingShops(db)) {
    const drained = await drainShop(db, shop);
    more ||= drained.kind === "drained" && drained.more;
  }
  return more;
}
