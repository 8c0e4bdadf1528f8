import type { Moment } from "#app/core/calendar/moment.ts";
import { FOREVER } from "#app/core/calendar/moment.ts";
import type {
  AbandonedLine,
  Abandonment,
  CheckoutState,
} from "#app/core/catalog/customer-history.ts";
import { groupBy } from "#app/lib/group-by.ts";
import type { Checkout } from "./facts.ts";
import type { Currencies } from "./order-states.ts";
import { valueAt } from "./setting-versions.ts";

/** A checkout as last told, and when it was deleted if it was. */
export interface CheckoutRecord
  extends Pick<Checkout, "token" | "createdAt" | "completedAt" | "amount" | "currency" | "lines"> {
  readonly goneAt: Moment | undefined;
}

/**
 * "A checkout is considered abandoned if it remains incomplete for more than ten minutes":
 * https://help.shopify.com/en/manual/orders/abandoned-checkouts. The customer's email comes right
 * after `created_at`, and has no clock of its own.
 */
export const ABANDONED_AFTER = 10 * 60_000;

/**
 * How each checkout stood that was abandoned: from ten minutes after it was created it is open, until
 * it is completed, and recovered from then on, until it is deleted. One that ended sooner never was
 * abandoned.
 */
export function abandonments(
  checkouts: readonly CheckoutRecord[],
  { currencies }: { readonly currencies: Currencies },
): Abandonment[] {
  return checkouts.flatMap((record) => {
    const { token, createdAt, completedAt = FOREVER, goneAt = FOREVER } = record;
    const abandoned = createdAt + ABANDONED_AFTER;
    if (abandoned >= completedAt) return [];
    const turns = [abandoned, completedAt, ...currencies.map(({ from }) => from)]
      .filter((at) => abandoned <= at && at < goneAt)
      .sort((one, other) => one - other);
    const lines = record.lines.map(toLine);
    return [...new Set(turns)].map((from, index, all) => ({
      checkout: token,
      abandoned,
      from,
      until: all[index + 1] ?? goneAt,
      recovered: completedAt <= from,
      amount: record.currency === valueAt(currencies, from) ? record.amount : undefined,
      lines,
    }));
  });
}

function toLine({ product, title, sku, quantity }: CheckoutRecord["lines"][number]): AbandonedLine {
  return { product, title: known(title), sku: known(sku), quantity };
}

/** An empty text says nothing. */
function known(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}

/** When those checkouts stood open, each in one stretch. */
export function openStates(states: readonly Abandonment[]): CheckoutState[] {
  const open = groupBy(
    states.filter(({ recovered }) => !recovered),
    ({ checkout }) => checkout,
  );
  return [...open].map(([checkout, stretches]) => ({
    checkout,
    from: Math.min(...stretches.map(({ from }) => from)),
    until: Math.max(...stretches.map(({ until }) => until)),
  }));
}
