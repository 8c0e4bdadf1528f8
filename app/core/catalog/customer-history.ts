import type { Moment } from "#app/core/calendar/moment.ts";
import type { Activity } from "./activity.ts";

/** Why an order may not count; the order policy says which of these exclude it. One bit each in `traits`. */
export const ORDER_TRAITS = {
  test: 1,
  cancelled: 2,
  voided: 4,
  /** Sold at a point of sale. */
  pos: 8,
  zeroValue: 16,
  /** Not paid yet. */
  unpaid: 32,
  /** In a currency other than the shop's: never counted, always listed. */
  foreign: 64,
} as const;

/**
 * An order as it stood during `[from, until)`. Its states follow each other without a gap from
 * `placed` to forever. Money is in integer minor units of the shop's currency, net of the refunds
 * and edits known for that stretch.
 */
export interface OrderState extends OrderDetails {
  readonly order: string;
  readonly placed: Moment;
  readonly from: Moment;
  readonly until: Moment;
  readonly traits: number;
  /** Including tax and shipping. */
  readonly net: bigint;
  /** Without tax and shipping. */
  readonly goods: bigint;
  readonly lines: readonly LineState[];
}

/** What an order's version says of the order as a whole; `undefined` where it says nothing. */
export interface OrderDetails {
  /** Where it was sold: "web", "pos", or what the app that brought it calls itself. */
  readonly channel: string | undefined;
  /** As queries write it: PARTIALLY_REFUNDED. */
  readonly financialStatus: string | undefined;
  /** Folded. */
  readonly discountCodes: readonly string[];
  /** Where it was sold in person. */
  readonly location: string | undefined;
  readonly app: string | undefined;
}

/** A line of that state: net of refunded quantity. A line with quantity 0 is left out. */
export interface LineState {
  readonly line: string;
  /** Absent for custom items. */
  readonly product: string | undefined;
  readonly variant: string | undefined;
  /** As it was called when it was sold. */
  readonly title: string | undefined;
  readonly sku: string | undefined;
  /** What one of it cost: see `OrderLine`. */
  readonly price: bigint | undefined;
  readonly quantity: number;
  /** Without tax and shipping. */
  readonly net: bigint;
}

/** A checkout that stood abandoned during `[from, until)`; `from` is when it counts as abandoned. */
export interface CheckoutState {
  readonly checkout: string;
  readonly from: Moment;
  readonly until: Moment;
}

/**
 * A checkout that was abandoned, as it stood during `[from, until)`: open at first, and recovered
 * from its completion on. One that was deleted does not stand any more. What is in it is what was
 * last told.
 */
export interface Abandonment {
  readonly checkout: string;
  readonly abandoned: Moment;
  readonly from: Moment;
  readonly until: Moment;
  readonly recovered: boolean;
  /** Tax and shipping included; unknown where it was told in another currency than the shop's. */
  readonly amount: bigint | undefined;
  readonly lines: readonly AbandonedLine[];
}

export type AbandonedLine = Pick<LineState, "product" | "title" | "sku" | "quantity">;

/** A value that held during `[from, until)`; `datedValues` says how far back. Several may hold at once for a list. */
export interface DatedValue {
  readonly attribute: string;
  readonly value: string;
  readonly from: Moment;
  readonly until: Moment;
}

/** All that queries may know about one customer, over all time, from everything known now. */
export interface CustomerHistory {
  readonly customer: string;
  /** Before this moment the customer does not exist and is in no segment. */
  readonly knownFrom: Moment;
  /** Shopify's created_at; unknown for a person seen only through orders so far. */
  readonly addedAt: Moment | undefined;
  readonly orders: readonly OrderState[];
  readonly checkouts: readonly CheckoutState[];
  readonly abandonments: readonly Abandonment[];
  readonly values: readonly DatedValue[];
  readonly activity: readonly Activity[];
  /** Dated values of the products bought or looked at (attribute `tag`). */
  readonly productValues: ReadonlyMap<string, readonly DatedValue[]>;
}
