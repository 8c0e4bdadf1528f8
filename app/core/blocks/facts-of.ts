import type { Moment } from "#app/core/calendar/moment.ts";
import type { CustomerHistory } from "#app/core/catalog/customer-history.ts";
import type { CartProduct, CustomerFacts } from "./customer-facts.ts";

/** Who the customer is and where she shops: what a history does not say. */
export interface Reader extends Pick<CustomerFacts, "firstName" | "lastName" | "locale" | "shop"> {
  readonly cart: Cart | undefined;
}

/** A checkout that stands abandoned. */
export interface Cart {
  readonly startedAt: Moment;
  readonly products: readonly CartProduct[];
  readonly url: string | undefined;
}

/** Everything that is known only of somebody of whom nothing is known. */
export function factsOfNobody(reader: Pick<Reader, "locale" | "shop">): CustomerFacts {
  return {
    ...reader,
    firstName: undefined,
    lastName: undefined,
    ordersCount: 0,
    amountSpent: 0n,
    firstOrderDate: undefined,
    lastOrderDate: undefined,
    customerSince: undefined,
    tags: [],
    cart: [],
    cartUrl: undefined,
  };
}

/** What merge fields say of a customer at a moment. Orders count as they do in queries. */
export function factsOf(
  history: CustomerHistory,
  asked: { readonly at: Moment; readonly excludedTraits: number },
  reader: Reader,
): CustomerFacts {
  const { at, excludedTraits } = asked;
  const holds = ({ from, until }: { readonly from: Moment; readonly until: Moment }) =>
    from <= at && at < until;
  const orders = history.orders.filter(
    (order) => holds(order) && (order.traits & excludedTraits) === 0,
  );
  const placed = orders.map((order) => order.placed).sort((a, b) => a - b);
  // Whoever bought after she began it needs no reminder, whatever became of the checkout itself.
  const { cart: left, ...person } = reader;
  const cart = left && placed.some((moment) => moment >= left.startedAt) ? undefined : left;
  return {
    ...person,
    cart: cart?.products ?? [],
    cartUrl: cart?.url,
    ordersCount: orders.length,
    amountSpent: orders.reduce((sum, { net }) => sum + net, 0n),
    firstOrderDate: placed[0],
    lastOrderDate: placed.at(-1),
    customerSince: history.addedAt,
    tags: history.values
      .filter((value) => value.attribute === "customer_tags" && holds(value))
      .map(({ value }) => value)
      .sort(),
  };
}
