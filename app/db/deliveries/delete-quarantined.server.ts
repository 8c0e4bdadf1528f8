import type { Queryable } from "#app/db/database.server.ts";

/** Deletes some quarantined deliveries, bodies and all. */
export async function deleteQuarantined(
  tx: Queryable,
  shop: bigint,
  webhookIds: readonly string[],
): Promise<void> {
  if (webhookIds.length === 0) return;
  await tx.query({
    name: "delete-quarantined",
    text: `DELETE FROM delivery
           WHERE shop = $1::bigint AND webhook_id = ANY($2::text[]) AND state = 'quarantined'`,
    values: [shop, webhookIds],
  });
}
