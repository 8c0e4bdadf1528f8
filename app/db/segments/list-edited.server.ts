import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { Telling } from "./list-tellings.server.ts";

/** Somebody whom an edit brought in or took out. */
export interface Edited {
  readonly customer: string;
  readonly kind: "entered" | "left";
  readonly at: Moment;
}

/**
 * The customers with ids in `(cursor, through]` whom one definition holds and the one before it held
 * not, or the other way round. Whoever was told something since the edit went live knows already.
 */
export async function listEdited(
  tx: Queryable,
  shop: bigint,
  { segment, version, before, cursor }: Telling,
  through: bigint,
): Promise<Edited[]> {
  const openIn = (place: number) => `SELECT customer, entered_at FROM membership
             WHERE shop = $1::bigint AND segment = $2::uuid AND version = $${place}::int
               AND customer > $5::bigint AND customer <= $6::bigint AND left_at IS NULL`;
  return tx.query<Edited>({
    name: "list-edited",
    text: `SELECT coalesce(n.customer, o.customer)::text AS customer,
                  CASE WHEN o.customer IS NULL THEN 'entered' ELSE 'left' END AS kind,
                  coalesce(n.entered_at, v.live_from) AS at
           FROM (${openIn(3)}) n
           FULL JOIN (${openIn(4)}) o ON o.customer = n.customer
           JOIN segment_version v ON v.shop = $1::bigint AND v.segment = $2::uuid
                                 AND v.version = $3::int
           WHERE (n.customer IS NULL OR o.customer IS NULL)
             AND NOT EXISTS (SELECT FROM membership_change c
                             WHERE c.shop = $1::bigint AND c.segment = $2::uuid
                               AND c.version = $3::int
                               AND c.customer = coalesce(n.customer, o.customer))
           ORDER BY coalesce(n.customer, o.customer)`,
    values: [shop, segment, version, before, cursor, through],
  });
}
