import type { Database } from "#app/db/database.server.ts";
import { listDueShops } from "#app/db/memberships/list-due-shops.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { makeTurns, type NoteFault } from "#app/services/shops/take-turns.server.ts";
import { runClock } from "./run-clock.server.ts";

/** Where nothing is due, a shop's clock need not run more often: so old may "checked up to" be. */
const IDLE_MS = 5_000;

/**
 * Makes the chore of running the clocks of all shops: one question finds those for whom there is
 * something to do, and only those take a transaction. Answers whether to look again at once.
 */
export function runClocks(db: Database): (note: NoteFault) => Promise<boolean> {
  const takeTurns = makeTurns();
  return async (note) => {
    const now = await databaseNow(db);
    return takeTurns(
      await listDueShops(db, { now, before: now - IDLE_MS }),
      async (shop) => (await runClock(db, shop)).kind === "ran",
      note,
    );
  };
}
