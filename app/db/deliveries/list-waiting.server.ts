import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A delivery that waits to be applied. Its body is sealed for the place "delivery.body". */
export interface WaitingDelivery {
  readonly webhookId: string;
  readonly topic: string;
  readonly triggeredAt: Moment;
  readonly sealed: Uint8Array;
  /** How often applying it failed. */
  readonly attempts: number;
}

/** How much may be taken at once. */
export interface Armful {
  readonly deliveries: number;
  /** Of sealed bodies, which are all opened together. */
  readonly bytes: number;
}

/**
 * The deliveries that have waited longest, at least one if any waits. Where Shopify did not say when
 * it triggered one, it was when it came.
 */
export async function listWaiting(
  tx: Queryable,
  shop: bigint,
  most: Armful,
): Promise<WaitingDelivery[]> {
  const rows = await tx.query<{
    webhook_id: string;
    topic: string;
    triggered_at: Moment;
    body: Uint8Array;
    attempts: number;
  }>({
    name: "list-waiting",
    text: `
      WITH oldest AS (
        SELECT webhook_id, topic, coalesce(triggered_at, received_at) AS triggered_at, body,
               attempts, sum(octet_length(body)) OVER (ORDER BY received_at, webhook_id) AS bytes
        FROM (SELECT * FROM delivery WHERE shop = $1::bigint AND state = 'waiting'
              ORDER BY received_at, webhook_id LIMIT $2::int) AS waiting
      )
      SELECT webhook_id, topic, triggered_at, body, attempts FROM oldest
      WHERE bytes - octet_length(body) < $3::bigint
      ORDER BY bytes`,
    values: [shop, most.deliveries, most.bytes],
  });
  return rows.map(({ webhook_id, topic, triggered_at, body, attempts }) => ({
    webhookId: webhook_id,
    topic,
    triggeredAt: triggered_at,
    sealed: body,
    attempts,
  }));
}
