import type { CustomerHistory, OrderState } from "#app/core/catalog/customer-history.ts";
import { listActivity } from "#app/db/activity/list-activity.server.ts";
import { listAbandonments } from "#app/db/customers/list-abandonments.server.ts";
import { listCheckoutStates } from "#app/db/customers/list-checkout-states.server.ts";
import { listCustomerValues } from "#app/db/customers/list-customer-values.server.ts";
import { listKnown } from "#app/db/customers/list-known.server.ts";
import { listLineStates, type OwnedLineState } from "#app/db/customers/list-line-states.server.ts";
import { listOrderStates } from "#app/db/customers/list-order-states.server.ts";
import { listProductValues } from "#app/db/customers/list-product-values.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { groupBy } from "#app/lib/group-by.ts";

/**
 * Loads all that queries may know about a few customers, as the predicate reads it: for explanations
 * and "leaves on". The engine asks the same rows in SQL. Whoever is gone is left out.
 *
 * Order lines are many and most queries read none: they come, with their products, only `withLines`.
 */
export async function loadHistories(
  tx: Queryable,
  shop: bigint,
  customers: readonly bigint[],
  { withLines }: { readonly withLines: boolean },
): Promise<Map<bigint, CustomerHistory>> {
  const known = await listKnown(tx, shop, customers);
  const lines = withLines ? await listLineStates(tx, shop, customers) : [];
  const abandoned = await listAbandonments(tx, shop, customers);
  const looked = await listActivity(tx, shop, customers);
  const left = abandoned.flatMap((checkout) => checkout.lines);
  const products = new Set([...lines, ...left, ...looked].flatMap(({ product }) => product ?? []));
  const productValues = groupBy(
    await listProductValues(tx, shop, [...products]),
    ({ product }) => product,
  );
  const linesOf = groupBy(lines, ({ order }) => order);
  const orders = groupBy(await listOrderStates(tx, shop, customers), ({ customer }) => customer);
  const checkouts = groupBy(
    await listCheckoutStates(tx, shop, customers),
    ({ customer }) => customer,
  );
  const activity = groupBy(looked, ({ customer }) => customer);
  const abandonments = groupBy(abandoned, ({ owner }) => BigInt(owner));
  const values = groupBy(await listCustomerValues(tx, shop, customers), ({ customer }) => customer);
  return new Map(
    known.map(({ customer, knownFrom, addedAt }) => [
      customer,
      {
        customer: customer.toString(),
        knownFrom,
        addedAt,
        orders: (orders.get(customer) ?? []).map((state) =>
          withLinesOf(state, linesOf.get(state.order) ?? []),
        ),
        checkouts: checkouts.get(customer) ?? [],
        abandonments: abandonments.get(customer) ?? [],
        values: values.get(customer) ?? [],
        activity: activity.get(customer) ?? [],
        productValues,
      },
    ]),
  );
}

/** A line's dates span one or more whole states of its order. */
function withLinesOf(
  state: Omit<OrderState, "lines">,
  lines: readonly OwnedLineState[],
): OrderState {
  return {
    ...state,
    lines: lines.filter(({ from, until }) => from <= state.from && state.until <= until),
  };
}
