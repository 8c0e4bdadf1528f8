import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** One difference as it was recorded, with its cause. */
export interface SegmentChange {
  readonly change: string;
  readonly customer: bigint;
  readonly kind: "entered" | "left";
  readonly at: Moment;
  readonly cause: string;
  /** The order that caused it, as the merchant knows it: "#1001". */
  readonly orderName: string | undefined;
}

interface ChangeRow {
  readonly change: string;
  readonly customer: bigint;
  readonly kind: "entered" | "left";
  readonly at: Moment;
  readonly cause: string;
  readonly order_name: string | null;
}

/** The latest differences of a segment, newest first. What edits changed silently is told with its versions. */
export async function listSegmentChanges(
  tx: Queryable,
  shop: bigint,
  segment: string,
  limit: number,
): Promise<SegmentChange[]> {
  const rows = await tx.query<ChangeRow>({
    name: "list-segment-changes",
    text: `SELECT c.change, c.customer, c.kind, c.at, c.cause, o.name AS order_name
           FROM membership_change c
           LEFT JOIN shop_order o
             ON o.shop = c.shop
            AND o.order_id = CASE WHEN c.cause IN ('order', 'refund')
                                   AND c.cause_ref ~ '^[0-9]{1,18}$'
                                  THEN c.cause_ref::bigint END
           WHERE c.shop = $1::bigint AND c.segment = $2::uuid
             AND (c.cause <> 'edit' OR c.announced)
           ORDER BY c.recorded_at DESC, c.change DESC LIMIT $3::int`,
    values: [shop, segment, limit],
  });
  return rows.map(({ order_name, ...row }) => ({ ...row, orderName: order_name ?? undefined }));
}
