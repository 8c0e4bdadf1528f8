import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A delivery that waits to be applied. Its body is sealed for the place "delivery.body". */
export interface WaitingDelivery {
  readonly webhookId: string;
  readonly topic: string;
  readonly triggeredAt: Moment;
  readonly sealed: Uint8Array;
}

/** The deliveries that have waited longest. Where Shopify did not say when it triggered one, it was when it came. */
export async function listWaiting(
  tx: Queryable,
  shop: bigint,
  limit: number,
): Promise<WaitingDelivery[]> {
  const rows = await tx.query<{
    webhook_id: string;
    topic: string;
    triggered_at: Moment;
    body: Uint8Array;
  }>({
    name: "list-waiting",
    text: `SELECT webhook_id, topic, coalesce(triggered_at, received_at) AS triggered_at, body
           FROM delivery WHERE shop = $1::bigint AND state = 'waiting'
           ORDER BY received_at, webhook_id LIMIT $2::int`,
    values: [shop, limit],
  });
  return rows.map(({ webhook_id, topic, triggered_at, body }) => ({
    webhookId: webhook_id,
    topic,
    triggeredAt: triggered_at,
    sealed: body,
  }));
}
