import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { deleteSizes } from "#app/db/segments/delete-sizes.server.ts";

/**
 * Asks for everyone to be looked at again from a moment on. Sizes kept for later ones are to be
 * worked out anew. One asked for before is joined to it and starts anew.
 */
export async function requestRecalculation(
  tx: Queryable,
  shop: bigint,
  { since, withOrders }: { readonly since: Moment; readonly withOrders: boolean },
): Promise<void> {
  await tx.query({
    name: "request-recalculation",
    text: `INSERT INTO recalculation AS r (shop, since, with_orders)
           VALUES ($1::bigint, $2::timestamptz, $3::boolean)
           ON CONFLICT (shop) DO UPDATE
           SET since = least(r.since, excluded.since), through = NULL, asked_at = now(),
               with_orders = r.with_orders OR excluded.with_orders`,
    values: [shop, toInstant(since), withOrders],
  });
  await deleteSizes(tx, shop, since);
}
