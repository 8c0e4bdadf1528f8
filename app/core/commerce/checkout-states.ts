import type { Moment } from "#app/core/calendar/moment.ts";
import { FOREVER } from "#app/core/calendar/moment.ts";
import type { CheckoutState } from "#app/core/catalog/customer-history.ts";
import type { Checkout } from "./facts.ts";

/** A checkout as last told, and when it was deleted if it was. */
export interface CheckoutRecord extends Pick<Checkout, "token" | "createdAt" | "completedAt"> {
  readonly goneAt: Moment | undefined;
}

/**
 * "A checkout is considered abandoned if it remains incomplete for more than ten minutes":
 * https://help.shopify.com/en/manual/orders/abandoned-checkouts. The customer's email comes right
 * after `created_at`, and has no clock of its own.
 */
export const ABANDONED_AFTER = 10 * 60_000;

/**
 * When each checkout stood abandoned: from ten minutes after it was created until it was completed
 * or deleted. One that ended sooner never was.
 */
export function checkoutStates(checkouts: readonly CheckoutRecord[]): CheckoutState[] {
  const states: CheckoutState[] = [];
  for (const { token, createdAt, completedAt, goneAt } of checkouts) {
    const from = createdAt + ABANDONED_AFTER;
    const until = Math.min(completedAt ?? FOREVER, goneAt ?? FOREVER);
    if (from < until) states.push({ checkout: token, from, until });
  }
  return states;
}
