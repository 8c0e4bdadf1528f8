import { setTimeout as wait } from "node:timers/promises";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";

const LOCK_WAIT_MS = 20;

/** Works in a transaction while nobody else changes the shop's facts or memberships. */
export async function underShopLock<T>(
  db: Database,
  shop: bigint,
  work: (tx: Queryable) => Promise<T>,
): Promise<T> {
  for (;;) {
    const result = await db.transaction(async (tx) =>
      (await tryShopLock(tx, shop)) ? { value: await work(tx) } : undefined,
    );
    if (result) return result.value;
    await wait(LOCK_WAIT_MS);
  }
}
