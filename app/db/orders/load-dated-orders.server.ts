import type { Moment } from "#app/core/calendar/moment.ts";
import type { DatedLine, DatedOrder } from "#app/core/commerce/dated-order.ts";
import type { Queryable } from "#app/db/database.server.ts";
import {
  ORDER_DETAIL_COLUMNS,
  LINE_DETAIL_COLUMNS,
  readLineDetails,
  readOrderDetails,
  type LineDetailRow,
  type OrderDetailRow,
} from "./detail-columns.server.ts";

/** An order and whom its dated rows are kept under. */
export interface OwnedOrder {
  readonly owner: string;
  readonly order: string;
}

export interface StoredDates {
  readonly totals: DatedOrder[];
  readonly lines: DatedLine[];
}

interface TotalRow extends OrderDetailRow {
  readonly order_id: bigint;
  readonly placed: Moment;
  readonly valid_from: Moment;
  readonly valid_until: Moment;
  readonly traits: number;
  readonly net: bigint;
  readonly goods: bigint;
}

interface LineRow extends LineDetailRow {
  readonly order_id: bigint;
  readonly valid_from: Moment;
  readonly valid_until: Moment;
  readonly traits: number;
  readonly net: bigint;
  readonly line_id: bigint;
  readonly product: bigint | null;
  readonly variant: bigint | null;
  readonly quantity: number;
}

/** Loads the dated rows of these orders as they are now. */
export async function loadDatedOrders(
  tx: Queryable,
  shop: bigint,
  orders: readonly OwnedOrder[],
): Promise<Map<string, StoredDates>> {
  const dated = new Map<string, StoredDates>(
    orders.map(({ order }) => [order, { totals: [], lines: [] }]),
  );
  if (orders.length === 0) return dated;
  const values = [shop, orders.map(({ owner }) => owner), orders.map(({ order }) => order)];
  const totals = await tx.query<TotalRow>({
    name: "load-order-states",
    text: `SELECT order_id, placed, valid_from, valid_until, traits, net, goods,
                  ${ORDER_DETAIL_COLUMNS}
           FROM unnest($2::bigint[], $3::bigint[]) AS asked(customer, order_id)
           JOIN order_state s USING (customer, order_id) WHERE s.shop = $1::bigint`,
    values,
  });
  for (const row of totals) dated.get(row.order_id.toString())?.totals.push(toTotal(row));
  const lines = await tx.query<LineRow>({
    name: "load-line-states",
    text: `SELECT order_id, line_id, product, variant, valid_from, valid_until, traits, quantity, net,
                  ${LINE_DETAIL_COLUMNS}
           FROM unnest($2::bigint[], $3::bigint[]) AS asked(customer, order_id)
           JOIN line_state s USING (customer, order_id) WHERE s.shop = $1::bigint`,
    values,
  });
  for (const row of lines) dated.get(row.order_id.toString())?.lines.push(toLine(row));
  return dated;
}

function toTotal(row: TotalRow): DatedOrder {
  const { placed, valid_from: from, valid_until: until, traits, net, goods } = row;
  return { placed, from, until, traits, net, goods, ...readOrderDetails(row) };
}

function toLine(row: LineRow): DatedLine {
  return {
    line: row.line_id.toString(),
    product: row.product?.toString(),
    variant: row.variant?.toString(),
    from: row.valid_from,
    until: row.valid_until,
    traits: row.traits,
    quantity: row.quantity,
    net: row.net,
    ...readLineDetails(row),
  };
}
