import type { Moment } from "#app/core/calendar/moment.ts";
import type { Refund } from "#app/core/commerce/facts.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/** A refund and the `updated_at` of the order version that told of it; ALWAYS when it came alone. */
export interface ToldRefund {
  readonly refund: Refund;
  readonly toldAt: Moment;
}

/**
 * Adds refunds, each at most once. An order's word on its refund beats refunds/create, which does
 * not know whether taxes are included, and a later version's beats an earlier one's.
 *
 * Answers the orders of refunds that were not known.
 */
export async function upsertRefunds(
  tx: Queryable,
  shop: bigint,
  refunds: readonly ToldRefund[],
): Promise<string[]> {
  if (refunds.length === 0) return [];
  const orders = await tx.query<{ order_id: bigint }>({
    name: "upsert-refunds",
    text: `
      WITH incoming AS (
        SELECT * FROM jsonb_to_recordset($2::text::jsonb) AS x(
          refund bigint, order_id bigint, refunded_at timestamptz, amount bigint, goods bigint,
          lines jsonb, told_at timestamptz)
      ), written AS (
        INSERT INTO refund AS r (shop, refund, order_id, refunded_at, amount, goods, lines, told_at)
        SELECT $1::bigint, incoming.* FROM incoming
        ON CONFLICT (shop, refund) DO UPDATE SET
          refunded_at = excluded.refunded_at, amount = excluded.amount, goods = excluded.goods,
          lines = excluded.lines, told_at = excluded.told_at
        WHERE (excluded.told_at, excluded.amount, excluded.goods) > (r.told_at, r.amount, r.goods)
      )
      SELECT DISTINCT i.order_id FROM incoming i
      WHERE NOT EXISTS (SELECT FROM refund r WHERE r.shop = $1::bigint AND r.refund = i.refund)`,
    values: [shop, toRecordset(refunds.map(toRow))],
  });
  return orders.map(({ order_id }) => order_id.toString());
}

function toRow({ refund, toldAt }: ToldRefund) {
  return {
    refund: refund.id,
    order_id: refund.order,
    refunded_at: toInstant(refund.at),
    amount: refund.amount,
    goods: refund.goods,
    lines: refund.lines.map((line) => ({ ...line })),
    told_at: toInstant(toldAt),
  };
}
