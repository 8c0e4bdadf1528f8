import type { Queryable } from "#app/db/database.server.ts";
import { ALL_BUILT, NONE_BUILT } from "#app/db/memberships/list-kept-versions.server.ts";
import { askTurnsOfRange } from "#app/db/recalculations/ask-turns-of-range.server.ts";
import {
  claimRecalculation,
  type Recalculation,
} from "#app/db/recalculations/claim-recalculation.server.ts";
import { moveRecalculation } from "#app/db/recalculations/move-recalculation.server.ts";
import { findRangeEnd } from "#app/db/segments/find-range-end.server.ts";
import { deriveOrdersOfRange } from "#app/services/deliveries/derive-orders-of-range.server.ts";

/** Customers asked for in one transaction: few milliseconds, or fewer where their orders are worked out too. */
const RANGE = { plain: 2_000, withOrders: 50 } as const;

/**
 * Takes one step in having everyone looked at again because a setting changed: asks for the turns of
 * the next customers, which the clock then serves in its own batches. Answers whether there was one
 * to take. Run it under the shop's lock; the shop is not true before the last step.
 */
export async function recalculateNext(tx: Queryable, shop: bigint): Promise<boolean> {
  const asked = await claimRecalculation(tx, shop);
  if (asked === undefined) return false;
  const size = asked.withOrders ? RANGE.withOrders : RANGE.plain;
  const after = asked.through ?? NONE_BUILT;
  const end = await findRangeEnd(tx, shop, after, size);
  await recalculate(tx, shop, asked, { after, through: end ?? ALL_BUILT });
  await moveRecalculation(tx, shop, end);
  return true;
}

async function recalculate(
  tx: Queryable,
  shop: bigint,
  { since: at, withOrders }: Recalculation,
  range: { readonly after: bigint; readonly through: bigint },
): Promise<void> {
  if (withOrders) await deriveOrdersOfRange(tx, shop, range);
  await askTurnsOfRange(tx, shop, range, { at, cause: "edit" });
}
