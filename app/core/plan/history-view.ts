import type { Moment } from "#app/core/calendar/moment.ts";
import type { Activity } from "#app/core/catalog/activity.ts";
import type {
  Abandonment,
  CheckoutState,
  CustomerHistory,
  DatedValue,
  OrderState,
} from "#app/core/catalog/customer-history.ts";
import type { PlanContext } from "./plan-context.ts";

/** A customer as they stood at one moment: facts of later moments do not exist for it. */
export interface HistoryView {
  readonly at: Moment;
  readonly context: PlanContext;
  readonly addedAt: Moment | undefined;
  /** Those that count. */
  readonly orders: readonly OrderState[];
  readonly checkouts: readonly CheckoutState[];
  readonly abandonments: readonly Abandonment[];
  readonly activity: readonly Activity[];
  readonly values: (attribute: string) => readonly string[];
  /** The values of an attribute of a product: its tags, folded, or its vendor. */
  readonly productValues: (product: string | undefined, attribute: string) => readonly string[];
}

export function viewAt(history: CustomerHistory, at: Moment, context: PlanContext): HistoryView {
  const { addedAt, productValues } = history;
  const holds = (stretch: { readonly from: Moment; readonly until: Moment }) =>
    stretch.from <= at && at < stretch.until;
  const textsOf = (values: readonly DatedValue[], attribute: string) =>
    values
      .filter((value) => value.attribute === attribute && holds(value))
      .map(({ value }) => value);
  return {
    at,
    context,
    addedAt: addedAt !== undefined && addedAt <= at ? addedAt : undefined,
    orders: history.orders.filter(
      (order) => holds(order) && (order.traits & context.excludedTraits) === 0,
    ),
    checkouts: history.checkouts.filter(holds),
    abandonments: history.abandonments.filter(holds),
    activity: history.activity.filter((each) => each.at <= at),
    values: (attribute) => textsOf(history.values, attribute),
    productValues: (product, attribute) =>
      product === undefined ? [] : textsOf(productValues.get(product) ?? [], attribute),
  };
}
