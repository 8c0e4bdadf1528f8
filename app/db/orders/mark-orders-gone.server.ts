import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

export interface GoneThing {
  readonly id: string;
  readonly reason: "deleted" | "redacted";
  readonly at: Moment;
}

/** Sets tombstones, also for orders not heard of yet. A redaction outdoes a deletion and takes the guest's hash with it. */
export async function markOrdersGone(
  tx: Queryable,
  shop: bigint,
  gone: readonly GoneThing[],
): Promise<void> {
  if (gone.length === 0) return;
  await tx.query({
    name: "mark-orders-gone",
    text: `
      INSERT INTO shop_order AS o (shop, order_id, gone_at, gone_reason)
      SELECT $1::bigint, x.id, min(x.at), max(x.reason)
      FROM jsonb_to_recordset($2::text::jsonb) AS x(id bigint, reason text, at timestamptz)
      GROUP BY x.id
      ON CONFLICT (shop, order_id) DO UPDATE SET
        gone_at = least(o.gone_at, excluded.gone_at),
        gone_reason = greatest(o.gone_reason, excluded.gone_reason),
        guest_email_hash = CASE WHEN excluded.gone_reason = 'redacted' THEN NULL
                                ELSE o.guest_email_hash END`,
    values: [
      shop,
      toRecordset(gone.map(({ id, reason, at }) => ({ id, reason, at: toInstant(at) }))),
    ],
  });
}

/** Lifts the tombstones of orders that Shopify gave when asked for them by id. A redaction stays. */
export async function liftOrders(
  tx: Queryable,
  shop: bigint,
  orders: readonly string[],
): Promise<void> {
  if (orders.length === 0) return;
  await tx.query({
    name: "lift-orders",
    text: `UPDATE shop_order SET gone_at = NULL, gone_reason = NULL
           WHERE shop = $1::bigint AND order_id = ANY($2::bigint[]) AND gone_reason = 'deleted'`,
    values: [shop, orders],
  });
}
