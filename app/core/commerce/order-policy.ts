import { ORDER_TRAITS } from "#app/core/catalog/customer-history.ts";

/** Which orders count, one switch each. A shop's policy is versioned: a moment uses the one then in force. */
export interface OrderPolicy {
  readonly countTest: boolean;
  readonly countCancelled: boolean;
  readonly countPos: boolean;
  readonly countZeroValue: boolean;
  readonly countUnpaid: boolean;
}

export const DEFAULT_ORDER_POLICY: OrderPolicy = {
  countTest: false,
  countCancelled: false,
  countPos: true,
  countZeroValue: true,
  countUnpaid: true,
};

/** The traits that keep an order from counting: it counts when `traits & excludedTraits(policy)` is 0. */
export function excludedTraits(policy: OrderPolicy): number {
  let mask = ORDER_TRAITS.voided | ORDER_TRAITS.foreign;
  if (!policy.countTest) mask |= ORDER_TRAITS.test;
  if (!policy.countCancelled) mask |= ORDER_TRAITS.cancelled;
  if (!policy.countPos) mask |= ORDER_TRAITS.pos;
  if (!policy.countZeroValue) mask |= ORDER_TRAITS.zeroValue;
  if (!policy.countUnpaid) mask |= ORDER_TRAITS.unpaid;
  return mask;
}
