import type { Queryable } from "#app/db/database.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/** Has owners known as early as those merged into them. */
export async function shareKnownFrom(
  tx: Queryable,
  shop: bigint,
  absorbed: readonly { readonly customer: string; readonly owner: string }[],
): Promise<void> {
  if (absorbed.length === 0) return;
  await tx.query({
    name: "share-known-from",
    text: `
      UPDATE customer o SET known_from = least(o.known_from, x.known_from)
      FROM (SELECT pair.owner, min(c.known_from) AS known_from
            FROM jsonb_to_recordset($2::text::jsonb) AS pair(customer bigint, owner bigint)
            JOIN customer c ON c.shop = $1::bigint AND c.customer = pair.customer
            GROUP BY pair.owner) AS x
      WHERE o.shop = $1::bigint AND o.customer = x.owner AND o.known_from > x.known_from`,
    values: [shop, toRecordset(absorbed.map(({ customer, owner }) => ({ customer, owner })))],
  });
}
