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
  /** What stands in the checkout she left last, unless she has bought since. */
  readonly cart: readonly CartProduct[];
  /** Where she can take it up again. */
  readonly cartUrl: string | undefined;
  /** A BCP 47 tag; the shop's own when the customer's is unknown. */
  readonly locale: string;
  readonly shop: {
    readonly name: string;
    readonly url: string;
    readonly currency: string;
    readonly timeZone: string;
  };
}

/** A product as it stands in a checkout; the price is that of one piece. */
export interface CartProduct {
  readonly title: string;
  readonly url: string | undefined;
  readonly image: string | undefined;
  readonly price: bigint | undefined;
  readonly quantity: number;
}
