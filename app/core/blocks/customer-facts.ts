import type { Moment } from "#app/core/calendar/moment.ts";

/** All that merge fields may say of one customer and her shop. Money is in minor units of the shop's currency. */
export interface CustomerFacts {
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly ordersCount: number;
  readonly amountSpent: bigint;
  readonly firstOrderDate: Moment | undefined;
  readonly lastOrderDate: Moment | undefined;
  readonly customerSince: Moment | undefined;
  readonly tags: readonly string[];
  /** A BCP 47 tag; the shop's own when the customer's is unknown. */
  readonly locale: string;
  readonly shop: {
    readonly name: string;
    readonly url: string;
    readonly currency: string;
    readonly timeZone: string;
  };
}
