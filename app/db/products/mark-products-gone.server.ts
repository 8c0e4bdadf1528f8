import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/** Sets tombstones. What was bought stays bought, and keeps its tags; a gone product is only not offered any more. */
export async function markProductsGone(
  tx: Queryable,
  shop: bigint,
  gone: readonly { readonly id: string; readonly at: Moment }[],
): Promise<void> {
  if (gone.length === 0) return;
  await tx.query({
    name: "mark-products-gone",
    text: `
      INSERT INTO product AS p (shop, product, gone_at)
      SELECT $1::bigint, x.id, min(x.at)
      FROM jsonb_to_recordset($2::text::jsonb) AS x(id bigint, at timestamptz)
      GROUP BY x.id
      ON CONFLICT (shop, product) DO UPDATE SET gone_at = least(p.gone_at, excluded.gone_at)`,
    values: [shop, toRecordset(gone.map(({ id, at }) => ({ id, at: toInstant(at) })))],
  });
}
