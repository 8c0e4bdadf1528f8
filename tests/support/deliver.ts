import type { Database } from "#app/db/database.server.ts";
import { drainShop } from "#app/services/deliveries/drain-shop.server.ts";
import { receiveDelivery } from "#app/services/deliveries/receive-delivery.server.ts";
import type { Delivery } from "./oracle/delivery.ts";

/** Puts deliveries in the inbox of a shop made by `aShop`, as the door does. */
export async function receive(
  db: Database,
  shop: bigint,
  deliveries: readonly Delivery[],
): Promise<void> {
  for (const { webhookId, topic, triggeredAt, body } of deliveries) {
    await receiveDelivery(db, {
      domain: `shop-${shop.toString()}.myshopify.com`,
      webhookId,
      topic,
      apiVersion: undefined,
      eventId: undefined,
      triggeredAt: Date.parse(triggeredAt),
      body: Buffer.from(body),
    });
  }
}

/** Drains until nothing waits. */
export async function drain(db: Database, shop: bigint, limit?: number): Promise<void> {
  for (;;) {
    const drained = await drainShop(db, shop, limit);
    if (drained.kind === "drained" && drained.deliveries === 0) return;
  }
}

export async function deliver(
  db: Database,
  shop: bigint,
  deliveries: readonly Delivery[],
): Promise<void> {
  await receive(db, shop, deliveries);
  await drain(db, shop);
}
