import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** An order as it stands at a moment, counting or not. */
export interface CustomerOrder {
  readonly order: bigint;
  /** "#1001" */
  readonly name: string;
  readonly placed: Moment;
  /** Minor units, net of refunds and edits. */
  readonly net: bigint;
  readonly traits: number;
}

/** A customer's latest orders as they stand at a moment. */
export async function listOrders(
  tx: Queryable,
  shop: bigint,
  customer: bigint,
  { at, limit }: { readonly at: Moment; readonly limit: number },
): Promise<CustomerOrder[]> {
  const rows = await tx.query<{
    order_id: bigint;
    name: string | null;
    placed: Moment;
    net: bigint;
    traits: number;
  }>({
    name: "list-orders",
    text: `SELECT s.order_id, o.name, s.placed, s.net, s.traits
           FROM order_state s
           LEFT JOIN shop_order o ON o.shop = s.shop AND o.order_id = s.order_id
           WHERE s.shop = $1::bigint AND s.customer = $2::bigint
             AND s.valid_from <= $3::timestamptz AND $3::timestamptz < s.valid_until
           ORDER BY s.placed DESC, s.order_id DESC LIMIT $4::int`,
    values: [shop, customer, toInstant(at), limit],
  });
  return rows.map(({ order_id, name, ...rest }) => ({
    ...rest,
    order: order_id,
    name: name ?? order_id.toString(),
  }));
}
