import type { Moment } from "#app/core/calendar/moment.ts";
import { FOREVER } from "#app/core/calendar/moment.ts";
import type { OrderVersion, Refund, Stamp } from "./facts.ts";
import { compareStamps } from "./stamp.ts";

/** A version of an order and the moment it was true at, `stamp.updatedAt`. */
export interface StampedOrder {
  readonly order: OrderVersion;
  readonly stamp: Stamp;
}

/** All that is known of one order, free of duplicates and of the order in which it came. */
export interface OrderRecord {
  /** Ascending by `updatedAt`, one each. */
  readonly versions: readonly [StampedOrder, ...StampedOrder[]];
  /** One an id, whether it came alone or inside a version. */
  readonly refunds: readonly Refund[];
  readonly placed: Moment;
  /** FOREVER while it is not cancelled. */
  readonly cancelledAt: Moment;
}

/**
 * Puts together what came in whatever order; nothing while no version has come.
 *
 * Of versions with the same `updatedAt` the greatest stamp stands; of the others only their refunds
 * are kept (Shopify is asked again which is true). The order was placed, and cancelled, at the
 * earliest moment that a standing version says. A refund inside a version is preferred to the same
 * one alone, which does not name the order's currency.
 */
export function makeOrderRecord(
  versions: readonly StampedOrder[],
  refundsAlone: readonly Refund[],
): OrderRecord | undefined {
  const told = versions.toSorted((a, b) => compareStamps(a.stamp, b.stamp));
  const [first, ...rest] = new Map(told.map((each) => [each.stamp.updatedAt, each])).values();
  if (!first) return undefined;

  const inVersions = told.flatMap(({ order }) => order.refunds);
  const refunds = new Map([...refundsAlone, ...inVersions].map((refund) => [refund.id, refund]));
  const standing: OrderRecord["versions"] = [first, ...rest];
  return {
    versions: standing,
    refunds: [...refunds.values()],
    placed: Math.min(...standing.map(({ order }) => order.placed)),
    cancelledAt: Math.min(...standing.map(({ order }) => order.cancelledAt ?? FOREVER)),
  };
}
