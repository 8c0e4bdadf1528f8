import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A delivery that was set aside, with its body, sealed for the place "delivery.body". */
export interface QuarantinedBody {
  readonly webhookId: string;
  readonly receivedAt: Moment;
  readonly sealed: Uint8Array;
}

/** The next of a shop's quarantined deliveries, in the order of their ids. */
export async function listQuarantinedBodies(
  tx: Queryable,
  shop: bigint,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<QuarantinedBody[]> {
  const rows = await tx.query<{ webhook_id: string; received_at: Moment; body: Uint8Array }>({
    name: "list-quarantined-bodies",
    text: `SELECT webhook_id, received_at, body FROM delivery
           WHERE shop = $1::bigint AND state = 'quarantined' AND webhook_id > $2
             AND body IS NOT NULL
           ORDER BY webhook_id LIMIT $3::int`,
    values: [shop, after, limit],
  });
  return rows.map(({ webhook_id, received_at, body }) => ({
    webhookId: webhook_id,
    receivedAt: received_at,
    sealed: body,
  }));
}
