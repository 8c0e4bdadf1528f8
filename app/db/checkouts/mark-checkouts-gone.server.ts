import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/**
 * Writes down that checkouts were deleted. Shopify names their ids and not their tokens, and may do
 * so before a token is known, so a tombstone is a row of its own that shares the `checkout_id`.
 */
export async function markCheckoutsGone(
  tx: Queryable,
  shop: bigint,
  gone: readonly { readonly id: string; readonly at: Moment }[],
): Promise<void> {
  if (gone.length === 0) return;
  await tx.query({
    name: "mark-checkouts-gone",
    text: `
      INSERT INTO checkout AS c (shop, token, checkout_id, gone_at)
      SELECT $1::bigint, 'gone ' || x.id, x.id, min(x.at)
      FROM jsonb_to_recordset($2::text::jsonb) AS x(id bigint, at timestamptz)
      GROUP BY x.id
      ON CONFLICT (shop, token) DO UPDATE SET gone_at = least(c.gone_at, excluded.gone_at)`,
    values: [shop, toRecordset(gone.map(({ id, at }) => ({ id, at: toInstant(at) })))],
  });
}
