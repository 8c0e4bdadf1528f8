import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/**
 * Has those who bought products, left them in a checkout or looked at them looked at from a moment
 * on, by the clock and in its bounded batches: a popular product has too many of them for one
 * delivery's transaction.
 */
export async function askTurnsOfBuyers(
  tx: Queryable,
  shop: bigint,
  products: readonly { readonly product: string; readonly at: Moment }[],
): Promise<void> {
  if (products.length === 0) return;
  await tx.query({
    name: "ask-turns-of-buyers",
    text: `
      INSERT INTO customer_turn AS t (shop, customer, due, cause)
      SELECT $1::bigint, l.customer, min(greatest(x.at, l.valid_from)), 'details'
      FROM jsonb_to_recordset($2::text::jsonb) AS x(product bigint, at timestamptz)
      JOIN (
        SELECT shop, customer, product, valid_from, valid_until FROM line_state
        UNION ALL
        SELECT shop, customer, product, valid_from, valid_until FROM checkout_line_state
        UNION ALL
        SELECT shop, customer, product, happened_at, 'infinity' FROM activity
      ) l ON l.shop = $1::bigint AND l.product = x.product AND l.valid_until > x.at
      GROUP BY l.customer
      ON CONFLICT (shop, customer) DO UPDATE SET due = excluded.due, cause = excluded.cause
      WHERE excluded.due < t.due`,
    values: [
      shop,
      toRecordset(products.map(({ product, at }) => ({ product, at: toInstant(at) }))),
    ],
  });
}
