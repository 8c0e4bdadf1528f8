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

/**
 * Puts a delivery in the inbox, sealed. Answers false when it was there already, or when the key is
 * the shop's no more: it was erased, and what is sealed with that key nobody could open again.
 */
export async function insertDelivery(
  tx: Queryable,
  key: ShopKey,
  delivery: NewDelivery,
): Promise<boolean> {
  const { webhookId, topic, apiVersion, eventId, triggeredAt, body } = delivery;
  const rows = await tx.query({
    name: "insert-delivery",
    text: `INSERT INTO delivery (shop, webhook_id, topic, api_version, event_id, triggered_at, body)
           SELECT $1::bigint, $2, $3, $4, $5, $6::timestamptz, $7::bytea
           FROM shop WHERE shop = $1::bigint AND wrapped_key = $8::bytea
           ON CONFLICT (shop, webhook_id) DO NOTHING RETURNING 1 AS stored`,
    values: [
      key.shop,
      webhookId,
      topic,
      apiVersion,
      eventId,
      triggeredAt === undefined ? null : toInstant(triggeredAt),
      sealBytes(key, { column: "delivery.body", row: webhookId }, body),
      key.wrapped,
    ],
  });
  return rows.length > 0;
}
