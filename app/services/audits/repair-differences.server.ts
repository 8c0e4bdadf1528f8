import { ALWAYS } from "#app/core/calendar/moment.ts";
import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { findLastAudit } from "#app/db/memberships/find-last-audit.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { underShopLock } from "#app/services/shops/under-shop-lock.server.ts";
import { requestAudit } from "./request-audit.server.ts";

/**
 * Works out the memberships of those that the last check listed anew, from the beginning, and has
 * everyone checked again. Answers how many customers that were.
 */
export async function repairDifferences(
  db: Database,
  shop: bigint,
  staff: string,
): Promise<number> {
  const found = await findLastAudit(db, shop);
  const customers = [...new Set(found?.differences.map(({ customer }) => customer))];
  const probes = customers.map((customer) => ({ customer, at: ALWAYS, cause: "repair" as const }));
  await underShopLock(db, shop, async (tx) => {
    const { now } = await findEngineNow(tx, shop);
    await refreshMemberships(tx, shop, probes, now);
    await requestAudit(tx, shop, staff);
  });
  return customers.length;
}
