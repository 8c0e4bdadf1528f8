import type { Moment } from "#app/core/calendar/moment.ts";
import type { CheckoutState } from "#app/core/catalog/customer-history.ts";
import type { Queryable } from "#app/db/database.server.ts";

export interface OwnedCheckoutState extends CheckoutState {
  readonly customer: bigint;
}

/** When which checkouts of these customers stood abandoned. */
export async function listCheckoutStates(
  tx: Queryable,
  shop: bigint,
  customers: readonly bigint[],
): Promise<OwnedCheckoutState[]> {
  const rows = await tx.query<{
    customer: bigint;
    token: string;
    valid_from: Moment;
    valid_until: Moment;
  }>({
    name: "list-checkout-states",
    text: `SELECT customer, token, valid_from, valid_until FROM checkout_state
           WHERE shop = $1::bigint AND customer = ANY($2::bigint[])`,
    values: [shop, customers],
  });
  return rows.map(({ customer, token, valid_from, valid_until }) => ({
    customer,
    checkout: token,
    from: valid_from,
    until: valid_until,
  }));
}
