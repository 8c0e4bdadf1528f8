import type { Moment } from "#app/core/calendar/moment.ts";
import type { CheckoutRecord } from "#app/core/commerce/checkout-states.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A checkout, whose it is by its newest state, and under whom its dated row is kept. */
export interface StoredCheckout extends CheckoutRecord {
  readonly customer: string | undefined;
  readonly owner: string | undefined;
}

/** Which checkouts to load: those of any of these. */
export interface WhichCheckouts {
  readonly tokens: readonly string[];
  readonly ids: readonly string[];
  readonly owners: readonly string[];
}

interface CheckoutRow {
  readonly token: string;
  readonly customer: bigint | null;
  readonly owner: bigint | null;
  readonly created_at: Moment;
  readonly completed_at: Moment | null;
  readonly gone_at: Moment | null;
  readonly amount: bigint | null;
  readonly currency: string | null;
  readonly lines: readonly StoredLine[];
}

/** A line as jsonb keeps it: what is absent is left out. */
interface StoredLine {
  readonly product?: string;
  readonly variant?: string;
  readonly title: string;
  readonly sku?: string;
  readonly quantity: number;
}

export async function loadCheckoutRecords(
  tx: Queryable,
  shop: bigint,
  { tokens, ids, owners }: WhichCheckouts,
): Promise<StoredCheckout[]> {
  const rows = await tx.query<CheckoutRow>({
    name: "load-checkouts",
    text: `
      WITH asked AS (
        SELECT token FROM checkout WHERE shop = $1::bigint AND token = ANY($2::text[])
        UNION SELECT token FROM checkout WHERE shop = $1::bigint AND checkout_id = ANY($3::bigint[])
        UNION SELECT token FROM checkout WHERE shop = $1::bigint AND owner = ANY($4::bigint[])
      )
      SELECT c.token, c.customer, c.owner, c.created_at, c.completed_at, c.amount, c.currency,
             c.lines,
             (SELECT min(g.gone_at) FROM checkout g
              WHERE g.shop = $1::bigint AND g.checkout_id = c.checkout_id) AS gone_at
      FROM asked JOIN checkout c ON c.shop = $1::bigint AND c.token = asked.token
      WHERE c.created_at IS NOT NULL`,
    values: [shop, tokens, ids, owners],
  });
  return rows.map((row) => ({
    token: row.token,
    customer: row.customer?.toString(),
    owner: row.owner?.toString(),
    createdAt: row.created_at,
    completedAt: row.completed_at ?? undefined,
    goneAt: row.gone_at ?? undefined,
    amount: row.amount ?? undefined,
    currency: row.currency ?? undefined,
    lines: row.lines.map(({ product, variant, title, sku, quantity }) => ({
      product,
      variant,
      title,
      sku,
      quantity,
    })),
  }));
}
