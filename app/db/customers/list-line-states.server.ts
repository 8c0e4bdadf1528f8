import type { Moment } from "#app/core/calendar/moment.ts";
import type { DatedLine } from "#app/core/commerce/dated-order.ts";
import {
  LINE_DETAIL_COLUMNS,
  type LineDetailRow,
  readLineDetails,
} from "#app/db/orders/detail-columns.server.ts";
import type { Queryable } from "#app/db/database.server.ts";

export interface OwnedLineState extends DatedLine {
  readonly order: string;
}

interface LineStateRow extends LineDetailRow {
  readonly order_id: bigint;
  readonly line_id: bigint;
  readonly product: bigint | null;
  readonly variant: bigint | null;
  readonly valid_from: Moment;
  readonly valid_until: Moment;
  readonly traits: number;
  readonly quantity: number;
  readonly net: bigint;
}

/** All states of all order lines of these customers. */
export async function listLineStates(
  tx: Queryable,
  shop: bigint,
  customers: readonly bigint[],
): Promise<OwnedLineState[]> {
  const rows = await tx.query<LineStateRow>({
    name: "list-line-states",
    text: `SELECT order_id, line_id, product, variant, valid_from, valid_until,
                  traits, quantity, net, ${LINE_DETAIL_COLUMNS}
           FROM line_state WHERE shop = $1::bigint AND customer = ANY($2::bigint[])`,
    values: [shop, customers],
  });
  return rows.map((row) => ({
    order: row.order_id.toString(),
    line: row.line_id.toString(),
    product: row.product?.toString(),
    variant: row.variant?.toString(),
    from: row.valid_from,
    until: row.valid_until,
    traits: row.traits,
    quantity: row.quantity,
    net: row.net,
    ...readLineDetails(row),
  }));
}
