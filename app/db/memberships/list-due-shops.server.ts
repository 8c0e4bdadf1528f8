import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/**
 * The installed shops with a customer due by `now`, with a recalculation under way, or whose clock
 * last ran before a moment. Crosses shops by design, like the list of shops.
 */
export async function listDueShops(
  tx: Queryable,
  { now, before }: { readonly now: Moment; readonly before: Moment },
): Promise<bigint[]> {
  const rows = await tx.query<{ shop: bigint }>({
    name: "list-due-shops",
    text: `SELECT s.shop FROM shop s
           WHERE s.uninstalled_at IS NULL AND s.erased_at IS NULL
             AND (s.evaluated_to < $2::timestamptz
                  OR EXISTS (SELECT FROM customer_turn t
                             WHERE t.shop = s.shop AND t.due <= $1::timestamptz)
                  OR EXISTS (SELECT FROM recalculation r WHERE r.shop = s.shop))
           ORDER BY s.shop`,
    values: [toInstant(now), toInstant(before)],
  });
  return rows.map(({ shop }) => shop);
}
