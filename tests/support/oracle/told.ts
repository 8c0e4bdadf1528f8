import type { Decimal } from "./decimal.ts";

/** Which of two full states is newer: the later update, then the later trigger, then the greater body hash. */
export interface Stamp {
  readonly updated: number;
  readonly triggered: number;
  readonly hash: string;
}

export interface OrderReading {
  readonly order: string;
  readonly stamp: Stamp;
  readonly placed: number;
  readonly customer: string | undefined;
  readonly test: boolean;
  readonly cancelled: number | undefined;
  readonly financialStatus: string;
  readonly source: string;
  readonly codes: readonly string[];
  readonly location: string | undefined;
  readonly app: string | undefined;
  readonly currency: string;
  readonly total: Decimal;
  readonly lines: readonly LineReading[];
  /** Ids of the refunds already taken off `total` and the quantities. */
  readonly refunds: ReadonlySet<string>;
  /** What those came to. */
  readonly worth: readonly Decimal[];
}

export interface LineReading {
  readonly line: string;
  readonly product: string | undefined;
  readonly title: string | undefined;
  readonly sku: string | undefined;
  /** For one, after discounts. */
  readonly price: Decimal | undefined;
  readonly quantity: number;
  /** For all of them, without tax. */
  readonly net: Decimal;
}

export interface RefundReading {
  readonly refund: string;
  readonly order: string;
  readonly at: number;
  readonly amount: Decimal;
  readonly lines: readonly {
    readonly line: string;
    readonly quantity: number;
    readonly net: Decimal;
  }[];
}

export interface CustomerReading {
  readonly customer: string;
  readonly stamp: Stamp;
  readonly email: string | undefined;
  readonly countries: ReadonlySet<string>;
  readonly regions: ReadonlySet<string>;
  readonly cities: ReadonlySet<string>;
  readonly postalCodes: ReadonlySet<string>;
  readonly account: string | undefined;
}

export interface TagEvent {
  readonly customer: string;
  readonly tag: string;
  readonly change: "added" | "removed";
  /** `updated` is when it happened. */
  readonly stamp: Stamp;
}

export interface ConsentEvent {
  readonly customer: string;
  readonly channel: "email" | "sms";
  readonly state: string;
  /** `updated` is when she said so; minus infinity when Shopify does not say: older than all that have a time. */
  readonly stamp: Stamp;
}

export interface CheckoutReading {
  readonly token: string;
  readonly id: string | undefined;
  readonly stamp: Stamp;
  readonly customer: string | undefined;
  readonly created: number;
  readonly completed: number | undefined;
  /** Of everything, where it is said in the shop's currency. */
  readonly amount: Decimal | undefined;
  readonly currency: string | undefined;
  readonly lines: readonly LeftLine[];
}

/** Something left in a checkout. */
export type LeftLine = Pick<LineReading, "product" | "title" | "sku" | "quantity">;

export interface ProductReading {
  readonly product: string;
  readonly stamp: Stamp;
  readonly tags: ReadonlySet<string>;
  readonly vendor: string | undefined;
  readonly type: string | undefined;
  /** Its category and all above it; `undefined` where the delivery does not speak of any. */
  readonly categories: ReadonlySet<string> | undefined;
}

/** What the shop said of itself. */
export interface ShopReading {
  readonly stamp: Stamp;
  readonly zone: string;
  readonly currency: string;
}

/** One thing somebody did, as it was told; numbers of properties are numbers here. */
export interface ActivityReading {
  readonly source: string;
  readonly id: string;
  readonly customer: string;
  readonly at: number;
  readonly type: string;
  /** Everything else that was said of it, by name. */
  readonly said: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, string | number | boolean>;
}

/** A mention of a customer, with its own time: people exist from the first. */
export interface Sighting {
  readonly customer: string;
  readonly at: number;
}

/** All that a shop's deliveries said, in no order and with repetitions. Nothing is decided here. */
export interface Told {
  readonly orders: OrderReading[];
  readonly refunds: RefundReading[];
  readonly customers: CustomerReading[];
  readonly added: Sighting[];
  readonly sightings: Sighting[];
  readonly tags: TagEvent[];
  readonly consents: ConsentEvent[];
  readonly checkouts: CheckoutReading[];
  readonly products: ProductReading[];
  readonly activity: ActivityReading[];
  readonly merges: { readonly kept: string; readonly merged: string }[];
  readonly shops: ShopReading[];
  /** "order 5", "customer 7", "product 2": gone at all times, their deletion has no clock. */
  readonly gone: Set<string>;
  /** Customers of whom nothing that was said may count any more, whenever it is said. */
  readonly redacted: Set<string>;
  readonly deletedCheckouts: { readonly id: string; readonly at: number }[];
}

export function nothingTold(): Told {
  return {
    orders: [],
    refunds: [],
    customers: [],
    added: [],
    sightings: [],
    tags: [],
    consents: [],
    checkouts: [],
    products: [],
    activity: [],
    merges: [],
    shops: [],
    gone: new Set(),
    redacted: new Set(),
    deletedCheckouts: [],
  };
}

/** For sorting: oldest first. */
export function byStamp(a: { readonly stamp: Stamp }, b: { readonly stamp: Stamp }): number {
  return (
    a.stamp.updated - b.stamp.updated ||
    a.stamp.triggered - b.stamp.triggered ||
    (a.stamp.hash < b.stamp.hash ? -1 : a.stamp.hash > b.stamp.hash ? 1 : 0)
  );
}

/**
 * The state in force at `moment`: the newest not updated after it, or else the oldest known, which
 * is assumed to have held before.
 */
export function inForce<R extends { readonly stamp: Stamp }>(
  readings: readonly R[],
  moment: number,
): R | undefined {
  const oldestFirst = standing(readings).sort(byStamp);
  const upToNow = oldestFirst.filter((reading) => reading.stamp.updated <= moment);
  return upToNow.at(-1) ?? oldestFirst[0];
}

/** Of states that claim the same moment only the greatest stands. */
export function standing<R extends { readonly stamp: Stamp }>(readings: readonly R[]): R[] {
  const winners = new Map<number, R>();
  for (const reading of [...readings].sort(byStamp)) winners.set(reading.stamp.updated, reading);
  return [...winners.values()];
}

/** The newest state there is. */
export function newest<R extends { readonly stamp: Stamp }>(readings: readonly R[]): R | undefined {
  return [...readings].sort(byStamp).at(-1);
}
