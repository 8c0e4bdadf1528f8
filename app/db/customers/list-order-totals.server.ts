import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** What a customer's counting orders come to at a moment. */
export interface OrderTotals {
  readonly orders: number;
  /** Minor units, net of refunds. */
  readonly net: bigint;
  readonly lastOrderAt: Moment;
}

/** The totals of these customers; one without counting orders is left out. */
export async function listOrderTotals(
  tx: Queryable,
  shop: bigint,
  customers: readonly bigint[],
  { at, excludedTraits }: { readonly at: Moment; readonly excludedTraits: number },
): Promise<Map<bigint, OrderTotals>> {
  const rows = await tx.query<{
    customer: bigint;
    orders: number;
    net: bigint;
    last_order_at: Moment;
  }>({
    name: "list-order-totals",
    text: `SELECT customer, count(*)::int AS orders, sum(net)::bigint AS net,
                  max(placed) AS last_order_at
           FROM order_state
           WHERE shop = $1::bigint AND customer = ANY($2::bigint[])
             AND valid_from <= $3::timestamptz AND $3::timestamptz < valid_until
             AND traits & $4::int = 0
           GROUP BY customer`,
    values: [shop, customers, toInstant(at), excludedTraits],
  });
  return new Map(
    rows.map(({ customer, orders, net, last_order_at }) => [
      customer,
      { orders, net, lastOrderAt: last_order_at },
    ]),
  );
}
