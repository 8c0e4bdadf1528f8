import { toDecimal } from "#app/lib/decimal-places.ts";
import type { CustomerHistory, OrderState } from "#app/core/catalog/customer-history.ts";
import { orderTraits } from "#app/core/commerce/order-traits.ts";
import type { OrderFact, UncountedFact } from "./explanation.ts";
import type { HistoryView } from "./history-view.ts";

export function orderFact({ order, placed, net }: OrderState, { context }: HistoryView): OrderFact {
  return { kind: "order", order, placed, amount: toDecimal(net, context.currencyExponent) };
}

/** The orders that stand at the view's moment and do not count, with the traits that exclude them. */
export function uncountedOrders({ orders }: CustomerHistory, view: HistoryView): UncountedFact[] {
  const { at, context } = view;
  return orders
    .filter(({ from, until }) => from <= at && at < until)
    .filter(({ traits }) => (traits & context.excludedTraits) !== 0)
    .map((order) => ({
      fact: orderFact(order, view),
      reasons: orderTraits(order.traits & context.excludedTraits).map((trait) => ({
        kind: "trait",
        trait,
      })),
    }));
}
