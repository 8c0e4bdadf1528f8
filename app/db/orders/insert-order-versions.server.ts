import type { StampedOrder } from "#app/core/commerce/order-record.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/**
 * Adds versions of orders, at most one for an order and `updated_at`. Where one is known already the
 * greater stamp stays.
 *
 * Answers the orders that are contested: an equal `updated_at` tells other things of them. One that
 * was kept before its discount codes were is not contested by a telling that says more.
 */
export async function insertOrderVersions(
  tx: Queryable,
  shop: bigint,
  versions: readonly StampedOrder[],
): Promise<string[]> {
  if (versions.length === 0) return [];
  const contested = await tx.query<{ order_id: bigint }>({
    name: "insert-order-versions",
    text: `
      WITH incoming AS (
        SELECT * FROM jsonb_to_recordset($2::text::jsonb) AS x(
          order_id bigint, updated_at timestamptz, triggered_at timestamptz, body_hash text,
          placed timestamptz, customer bigint, test boolean, cancelled_at timestamptz,
          financial_status text, source text, currency text, total bigint, goods bigint,
          lines jsonb, refunds bigint[],
          discount_codes text[], location bigint, app bigint)
      ), written AS (
        INSERT INTO order_version AS v (
          shop, order_id, updated_at, triggered_at, body_hash, placed, customer, test,
          cancelled_at, financial_status, source, currency, total, goods, lines, refunds,
          discount_codes, location, app)
        SELECT $1::bigint, incoming.* FROM incoming
        ON CONFLICT (shop, order_id, updated_at) DO UPDATE SET
          triggered_at = excluded.triggered_at, body_hash = excluded.body_hash,
          placed = excluded.placed, customer = excluded.customer, test = excluded.test,
          cancelled_at = excluded.cancelled_at, financial_status = excluded.financial_status,
          source = excluded.source, currency = excluded.currency, total = excluded.total,
          goods = excluded.goods, lines = excluded.lines, refunds = excluded.refunds,
          discount_codes = excluded.discount_codes, location = excluded.location,
          app = excluded.app
        WHERE (excluded.triggered_at, excluded.body_hash) > (v.triggered_at, v.body_hash)
      )
      SELECT DISTINCT i.order_id FROM incoming i
      JOIN order_version v ON v.shop = $1::bigint
        AND v.order_id = i.order_id AND v.updated_at = i.updated_at
      WHERE v.discount_codes IS NOT NULL
        AND (v.customer, v.test, v.cancelled_at, v.financial_status, v.total, v.goods, v.lines, v.refunds,
             v.discount_codes)
        IS DISTINCT FROM
            (i.customer, i.test, i.cancelled_at, i.financial_status, i.total, i.goods, i.lines, i.refunds,
             i.discount_codes)`,
    values: [shop, toRecordset(versions.map(toRow))],
  });
  return contested.map(({ order_id }) => order_id.toString());
}

function toRow({ order, stamp }: StampedOrder) {
  return {
    order_id: order.id,
    updated_at: toInstant(stamp.updatedAt),
    triggered_at: toInstant(stamp.triggeredAt),
    body_hash: stamp.bodyHash,
    placed: toInstant(order.placed),
    customer: order.customer?.id,
    test: order.test,
    cancelled_at: order.cancelledAt === undefined ? null : toInstant(order.cancelledAt),
    financial_status: order.financialStatus,
    source: order.source,
    currency: order.currency,
    total: order.total,
    goods: order.goods,
    lines: order.lines.map((line) => ({ ...line })),
    refunds: order.refunds.map(({ id }) => id),
    discount_codes: order.discountCodes,
    location: order.location,
    app: order.app,
  };
}
