import type { Queryable } from "#app/db/database.server.ts";

/** Marks deliveries as applied and erases their bodies. */
export async function settleDeliveries(
  tx: Queryable,
  shop: bigint,
  webhookIds: readonly string[],
): Promise<void> {
  if (webhookIds.length === 0) return;
  await tx.query({
    name: "settle-deliveries",
    text: `UPDATE delivery SET state = 'applied', body = NULL, reason = NULL,
                  attempts = attempts + 1, settled_at = now()
           WHERE shop = $1::bigint AND webhook_id = ANY($2::text[])`,
    values: [shop, webhookIds],
  });
}
