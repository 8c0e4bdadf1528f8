import type { Moment } from "#app/core/calendar/moment.ts";
import type { OrderState } from "#app/core/catalog/customer-history.ts";
import type { Queryable } from "#app/db/database.server.ts";
import {
  ORDER_DETAIL_COLUMNS,
  type OrderDetailRow,
  readOrderDetails,
} from "#app/db/orders/detail-columns.server.ts";

export interface OwnedOrderState extends Omit<OrderState, "lines"> {
  readonly customer: bigint;
}

interface OrderStateRow extends OrderDetailRow {
  readonly customer: bigint;
  readonly order_id: bigint;
  readonly placed: Moment;
  readonly valid_from: Moment;
  readonly valid_until: Moment;
  readonly traits: number;
  readonly net: bigint;
  readonly goods: bigint;
}

/** All states of all orders of these customers, without their lines. */
export async function listOrderStates(
  tx: Queryable,
  shop: bigint,
  customers: readonly bigint[],
): Promise<OwnedOrderState[]> {
  const rows = await tx.query<OrderStateRow>({
    name: "list-order-states",
    text: `SELECT customer, order_id, placed, valid_from, valid_until, traits, net, goods,
                  ${ORDER_DETAIL_COLUMNS}
           FROM order_state WHERE shop = $1::bigint AND customer = ANY($2::bigint[])`,
    values: [shop, customers],
  });
  return rows.map((row) => ({
    customer: row.customer,
    order: row.order_id.toString(),
    placed: row.placed,
    from: row.valid_from,
    until: row.valid_until,
    traits: row.traits,
    net: row.net,
    goods: row.goods,
    ...readOrderDetails(row),
  }));
}
