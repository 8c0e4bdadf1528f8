import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Everyone is to be looked at again. */
export interface Recalculation {
  readonly since: Moment;
  readonly withOrders: boolean;
  /** The greatest customer id reached; `undefined` before the first. */
  readonly through: bigint | undefined;
}

/** The shop's recalculation, if one is asked for, kept from being asked anew until the transaction ends. */
export async function claimRecalculation(
  tx: Queryable,
  shop: bigint,
): Promise<Recalculation | undefined> {
  const [row] = await tx.query<{
    since: Moment;
    with_orders: boolean;
    through: bigint | null;
  }>({
    name: "claim-recalculation",
    text: `SELECT since, with_orders, through FROM recalculation
           WHERE shop = $1::bigint FOR UPDATE`,
    values: [shop],
  });
  if (row === undefined) return undefined;
  return { since: row.since, withOrders: row.with_orders, through: row.through ?? undefined };
}
