import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A delivery that could not be read, and why. Its body stays sealed. */
export interface QuarantinedDelivery {
  readonly webhookId: string;
  readonly topic: string;
  readonly receivedAt: Moment;
  readonly reason: string;
}

/** The deliveries that need attention, the latest first. */
export async function listQuarantined(
  tx: Queryable,
  shop: bigint,
  limit: number,
): Promise<QuarantinedDelivery[]> {
  const rows = await tx.query<{
    webhook_id: string;
    topic: string;
    received_at: Moment;
    reason: string;
  }>({
    name: "list-quarantined",
    text: `SELECT webhook_id, topic, received_at, reason FROM delivery
           WHERE shop = $1::bigint AND state = 'quarantined'
           ORDER BY received_at DESC, webhook_id LIMIT $2::int`,
    values: [shop, limit],
  });
  return rows.map(({ webhook_id, topic, received_at, reason }) => ({
    webhookId: webhook_id,
    topic,
    receivedAt: received_at,
    reason,
  }));
}
