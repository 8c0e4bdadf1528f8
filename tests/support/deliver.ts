import type { Database } from "#app/db/database.server.ts";
import { recordActivity } from "#app/services/activity/record-activity.server.ts";
import { drainShop } from "#app/services/deliveries/drain-shop.server.ts";
import { receiveDelivery } from "#app/services/deliveries/receive-delivery.server.ts";
import { ACTIVITY } from "./arbitraries/any-activity-wish.ts";
import type { Delivery } from "./oracle/delivery.ts";

/** Puts deliveries in the inbox of a shop made by `aShop`, as the door does; activity goes by its own. */
export async function receive(
  db: Database,
  shop: bigint,
  deliveries: readonly Delivery[],
): Promise<void> {
  for (const { webhookId, topic, triggeredAt, body } of deliveries) {
    if (topic === ACTIVITY) {
      await tellActivity(db, shop, body);
      continue;
    }
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

/** What comes by our own way in has no inbox: it is applied as it comes. */
async function tellActivity(db: Database, shop: bigint, body: string): Promise<void> {
  const { source, activity } = JSON.parse(body) as { source: string; activity: unknown[] };
  const told = await recordActivity(db, shop, { source, entries: activity });
  if (!told.ok) throw new Error(told.reason);
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
