import type { Moment } from "#app/core/calendar/moment.ts";
import type { DatedLine, DatedOrder } from "#app/core/commerce/dated-order.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";
import {
  LINE_DETAIL_COLUMNS,
  LINE_DETAIL_TYPES,
  ORDER_DETAIL_COLUMNS,
  ORDER_DETAIL_TYPES,
  writeLineDetails,
  writeOrderDetails,
} from "./detail-columns.server.ts";
import type { OwnedOrder } from "./load-dated-orders.server.ts";

/** What an order's dated rows shall be. */
export interface NewDates extends OwnedOrder {
  readonly placed: Moment;
  readonly totals: readonly DatedOrder[];
  readonly lines: readonly DatedLine[];
}

/** Deletes the dated rows of `outdated` and writes those of `fresh`. */
export async function replaceDatedOrders(
  tx: Queryable,
  shop: bigint,
  outdated: readonly OwnedOrder[],
  fresh: readonly NewDates[],
): Promise<void> {
  await deleteDates(tx, shop, outdated);
  await insertTotals(tx, shop, fresh);
  await insertLines(tx, shop, fresh);
}

async function deleteDates(tx: Queryable, shop: bigint, outdated: readonly OwnedOrder[]) {
  if (outdated.length === 0) return;
  const values = [shop, outdated.map(({ owner }) => owner), outdated.map(({ order }) => order)];
  for (const table of ["order_state", "line_state"]) {
    await tx.query({
      name: `delete-${table}`,
      text: `DELETE FROM ${table} s USING unnest($2::bigint[], $3::bigint[]) AS old(customer, order_id)
             WHERE s.shop = $1::bigint AND s.customer = old.customer AND s.order_id = old.order_id`,
      values,
    });
  }
}

async function insertTotals(tx: Queryable, shop: bigint, fresh: readonly NewDates[]) {
  const rows = fresh.flatMap(({ owner, order, totals }) =>
    totals.map((total) => ({
      customer: owner,
      order_id: order,
      placed: toInstant(total.placed),
      valid_from: toInstant(total.from),
      valid_until: toInstant(total.until),
      traits: total.traits,
      net: total.net,
      goods: total.goods,
      ...writeOrderDetails(total),
    })),
  );
  if (rows.length === 0) return;
  await tx.query({
    name: "insert-order-states",
    text: `INSERT INTO order_state (shop, customer, order_id, placed, valid_from, valid_until,
                                    traits, net, goods, ${ORDER_DETAIL_COLUMNS})
           SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
             customer bigint, order_id bigint, placed timestamptz, valid_from timestamptz,
             valid_until timestamptz, traits smallint, net bigint, goods bigint,
             ${ORDER_DETAIL_TYPES})`,
    values: [shop, toRecordset(rows)],
  });
}

async function insertLines(tx: Queryable, shop: bigint, fresh: readonly NewDates[]) {
  const rows = fresh.flatMap(({ owner, order, placed, lines }) =>
    lines.map((line) => ({
      customer: owner,
      order_id: order,
      line_id: line.line,
      product: line.product,
      variant: line.variant,
      placed: toInstant(placed),
      valid_from: toInstant(line.from),
      valid_until: toInstant(line.until),
      traits: line.traits,
      quantity: line.quantity,
      net: line.net,
      ...writeLineDetails(line),
    })),
  );
  if (rows.length === 0) return;
  await tx.query({
    name: "insert-line-states",
    text: `INSERT INTO line_state (shop, customer, order_id, line_id, product, variant, placed,
                                   valid_from, valid_until, traits, quantity, net, ${LINE_DETAIL_COLUMNS})
           SELECT $1::bigint, x.* FROM jsonb_to_recordset($2::text::jsonb) AS x(
             customer bigint, order_id bigint, line_id bigint, product bigint, variant bigint,
             placed timestamptz, valid_from timestamptz, valid_until timestamptz, traits smallint,
             quantity int, net bigint, ${LINE_DETAIL_TYPES})`,
    values: [shop, toRecordset(rows)],
  });
}
