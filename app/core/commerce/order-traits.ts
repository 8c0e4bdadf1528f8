import { ORDER_TRAITS } from "#app/core/catalog/customer-history.ts";

export type OrderTrait = keyof typeof ORDER_TRAITS;

const NAMES: readonly OrderTrait[] = [
  "test",
  "cancelled",
  "voided",
  "pos",
  "zeroValue",
  "unpaid",
  "foreign",
];

/** The names of the traits in a bit set. */
export function orderTraits(traits: number): OrderTrait[] {
  return NAMES.filter((name) => (traits & ORDER_TRAITS[name]) !== 0);
}
