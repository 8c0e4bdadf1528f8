import type { Database } from "#app/db/database.server.ts";
import { releaseDelivery } from "#app/db/deliveries/release-delivery.server.ts";

/** Tries a quarantined delivery again at the next drain. Answers whether there was one. */
export async function replayDelivery(
  db: Database,
  shop: bigint,
  webhookId: string,
): Promise<boolean> {
  return await releaseDelivery(db, shop, webhookId);
}
