import type { Moment } from "#app/core/calendar/moment.ts";
import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { listDueTurns } from "#app/db/memberships/list-due-turns.server.ts";
import { updateEvaluatedTo } from "#app/db/shops/update-evaluated-to.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { log } from "#app/log.server.ts";
import { recalculateNext } from "./recalculate-next.server.ts";
import { refreshMemberships } from "./refresh-memberships.server.ts";

/** Few enough that deliveries get their turn in between, also at a shop's midnight. */
const BATCH = 500;

/** A clock that fell back further than this is reported; less is ordinary correction. */
const BEHIND = 1_000;

export type ClockRun =
  /** Another process holds the shop's lock. */
  | { readonly kind: "busy" }
  /** So many customers were looked at; there may be more. */
  | { readonly kind: "ran"; readonly customers: number }
  /** Nothing is due: the shop is true up to that moment. */
  | { readonly kind: "idle"; readonly evaluatedTo: Moment };

/**
 * Looks at the customers of a shop whose next turn has come, one batch in one transaction. When none
 * is left, moves the moment up to which the shop's clock has run.
 */
export async function runClock(db: Database, shop: bigint): Promise<ClockRun> {
  return db.transaction(async (tx) => {
    if (!(await tryShopLock(tx, shop))) return { kind: "busy" };
    const { now, behind } = await findEngineNow(tx, shop);
    if (behind > BEHIND) log("warn", "database clock went back", { shop, behind });

    const turns = await listDueTurns(tx, shop, now, BATCH);
    if (turns.length === 0) {
      if (await recalculateNext(tx, shop)) return { kind: "ran", customers: 0 };
      await updateEvaluatedTo(tx, shop, now);
      return { kind: "idle", evaluatedTo: now };
    }
    const probes = turns.map(({ customer, due, cause }) => ({ customer, at: due, cause }));
    await refreshMemberships(tx, shop, probes, now);
    return { kind: "ran", customers: turns.length };
  });
}
