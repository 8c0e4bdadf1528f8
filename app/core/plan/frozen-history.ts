import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import type {
  Abandonment,
  CheckoutState,
  CustomerHistory,
} from "#app/core/catalog/customer-history.ts";
import { ABANDONED_AFTER } from "#app/core/commerce/checkout-states.ts";

/**
 * The history as if nothing happened after a moment: what holds then lasts, and what begins later
 * does not exist. Only time goes on, so a checkout that is open then will still be abandoned.
 */
export function frozenHistory(history: CustomerHistory, at: Moment): CustomerHistory {
  const { knownFrom, addedAt } = history;
  const lasting = <S extends Stretch>(stretches: readonly S[]) => stretchesLasting(stretches, at);
  return {
    ...history,
    knownFrom: knownFrom <= at ? knownFrom : FOREVER,
    addedAt: addedAt !== undefined && addedAt <= at ? addedAt : undefined,
    orders: lasting(history.orders),
    checkouts: lasting(history.checkouts).concat(checkoutsAhead(history, at)),
    abandonments: lasting(history.abandonments).concat(abandonmentsAhead(history, at)),
    values: lasting(history.values),
    activity: history.activity.filter((each) => each.at <= at),
    productValues: new Map(
      [...history.productValues].map(([product, values]) => [product, lasting(values)]),
    ),
  };
}

interface Stretch {
  readonly from: Moment;
  readonly until: Moment;
}

function stretchesLasting<S extends Stretch>(stretches: readonly S[], at: Moment): S[] {
  return stretches
    .filter(({ from }) => from <= at)
    .map((stretch) => (stretch.until > at ? { ...stretch, until: FOREVER } : stretch));
}

function checkoutsAhead({ checkouts }: CustomerHistory, at: Moment): CheckoutState[] {
  return checkouts
    .filter(({ from }) => from > at && from - ABANDONED_AFTER <= at)
    .map((checkout) => ({ ...checkout, until: FOREVER }));
}

function abandonmentsAhead({ abandonments }: CustomerHistory, at: Moment): Abandonment[] {
  return abandonments
    .filter(({ recovered, from }) => !recovered && from > at && from - ABANDONED_AFTER <= at)
    .map((checkout) => ({ ...checkout, until: FOREVER }));
}
