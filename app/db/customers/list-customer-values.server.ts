import type { Moment } from "#app/core/calendar/moment.ts";
import type { DatedValue } from "#app/core/catalog/customer-history.ts";
import type { Queryable } from "#app/db/database.server.ts";

export interface OwnedValue extends DatedValue {
  readonly customer: bigint;
}

/** All dated values of these customers: tags, consent, countries. */
export async function listCustomerValues(
  tx: Queryable,
  shop: bigint,
  customers: readonly bigint[],
): Promise<OwnedValue[]> {
  const rows = await tx.query<{
    customer: bigint;
    attribute: string;
    value: string;
    valid_from: Moment;
    valid_until: Moment;
  }>({
    name: "list-customer-values",
    text: `SELECT customer, attribute, value, valid_from, valid_until FROM customer_value
           WHERE shop = $1::bigint AND customer = ANY($2::bigint[])`,
    values: [shop, customers],
  });
  return rows.map(({ valid_from, valid_until, ...row }) => ({
    ...row,
    from: valid_from,
    until: valid_until,
  }));
}
