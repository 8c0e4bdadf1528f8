import type { Moment } from "#app/core/calendar/moment.ts";
import type { CheckoutState } from "#app/core/catalog/customer-history.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A dated row and whom it is kept under. */
export interface OwnedCheckout extends CheckoutState {
  readonly owner: string;
}

/** The dated rows of these owners' checkouts as they are now, by token. */
export async function loadDatedCheckouts(
  tx: Queryable,
  shop: bigint,
  checkouts: readonly { readonly owner: string; readonly token: string }[],
): Promise<Map<string, OwnedCheckout>> {
  if (checkouts.length === 0) return new Map();
  const rows = await tx.query<{
    customer: bigint;
    token: string;
    valid_from: Moment;
    valid_until: Moment;
  }>({
    name: "load-checkout-states",
    text: `SELECT customer, token, valid_from, valid_until
           FROM unnest($2::bigint[], $3::text[]) AS asked(customer, token)
           JOIN checkout_state s USING (customer, token) WHERE s.shop = $1::bigint`,
    values: [shop, checkouts.map(({ owner }) => owner), checkouts.map(({ token }) => token)],
  });
  return new Map(
    rows.map(({ customer, token, valid_from: from, valid_until: until }) => [
      token,
      { owner: customer.toString(), checkout: token, from, until },
    ]),
  );
}
