import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Since when a customer exists for us and for Shopify. */
export interface KnownCustomer {
  readonly customer: bigint;
  readonly knownFrom: Moment;
  readonly addedAt: Moment | undefined;
}

/** Those of these customers who are not gone. */
export async function listKnown(
  tx: Queryable,
  shop: bigint,
  customers: readonly bigint[],
): Promise<KnownCustomer[]> {
  const rows = await tx.query<{ customer: bigint; known_from: Moment; added_at: Moment | null }>({
    name: "list-known",
    text: `SELECT customer, known_from, added_at FROM customer
           WHERE shop = $1::bigint AND customer = ANY($2::bigint[]) AND gone_at IS NULL`,
    values: [shop, customers],
  });
  return rows.map(({ customer, known_from, added_at }) => ({
    customer,
    knownFrom: known_from,
    addedAt: added_at ?? undefined,
  }));
}
