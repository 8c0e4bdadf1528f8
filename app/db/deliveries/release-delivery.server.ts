import type { Queryable } from "#app/db/database.server.ts";

/** Lets a quarantined delivery wait again. Answers whether there was one. */
export async function releaseDelivery(
  tx: Queryable,
  shop: bigint,
  webhookId: string,
): Promise<boolean> {
  const rows = await tx.query({
    name: "release-delivery",
    text: `UPDATE delivery SET state = 'waiting', reason = NULL, settled_at = NULL,
                  attempts = 0
           WHERE shop = $1::bigint AND webhook_id = $2 AND state = 'quarantined'
           RETURNING webhook_id`,
    values: [shop, webhookId],
  });
  return rows.length > 0;
}
