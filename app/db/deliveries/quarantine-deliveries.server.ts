import type { Queryable } from "#app/db/database.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

export interface Refusal {
  readonly webhookId: string;
  /** Names topics and places, never values. */
  readonly reason: string;
}

/** Sets deliveries aside that cannot be applied. Their bodies stay sealed, so that they can be replayed. */
export async function quarantineDeliveries(
  tx: Queryable,
  shop: bigint,
  refusals: readonly Refusal[],
): Promise<void> {
  if (refusals.length === 0) return;
  await tx.query({
    name: "quarantine-deliveries",
    text: `UPDATE delivery d SET state = 'quarantined', reason = x.reason,
                  attempts = d.attempts + 1, settled_at = now()
           FROM jsonb_to_recordset($2::text::jsonb) AS x("webhookId" text, reason text)
           WHERE d.shop = $1::bigint AND d.webhook_id = x."webhookId"`,
    values: [shop, toRecordset(refusals.map(({ webhookId, reason }) => ({ webhookId, reason })))],
  });
}
