import type { Moment } from "#app/core/calendar/moment.ts";
import { sealBytes, type ShopKey } from "#app/db/crypto/shop-key.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** A delivery as its headers describe it, with its body as the bytes that were signed. */
export interface NewDelivery {
  readonly webhookId: string;
  readonly topic: string;
  readonly apiVersion: string | undefined;
  readonly eventId: string | undefined;
  readonly triggeredAt: Moment | undefined;
  readonly body: Uint8Array;
}

/** Puts a delivery in the inbox, sealed. Answers false when it was there already. */
export async function insertDelivery(
  tx: Queryable,
  key: ShopKey,
  delivery: NewDelivery,
): Promise<boolean> {
  const { webhookId, topic, apiVersion, eventId, triggeredAt, body } = delivery;
  const rows = await tx.query({
    name: "insert-delivery",
    text: `INSERT INTO delivery (shop, webhook_id, topic, api_version, event_id, triggered_at, body)
           VALUES ($1::bigint, $2, $3, $4, $5, $6::timestamptz, $7::bytea)
           ON CONFLICT (shop, webhook_id) DO NOTHING RETURNING 1 AS stored`,
    values: [
      key.shop,
      webhookId,
      topic,
      apiVersion,
      eventId,
      triggeredAt === undefined ? null : toInstant(triggeredAt),
      sealBytes(key, { column: "delivery.body", row: webhookId }, body),
    ],
  });
  return rows.length > 0;
}
