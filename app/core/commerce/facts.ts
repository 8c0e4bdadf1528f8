import type { Activity } from "#app/core/catalog/activity.ts";
import type { Moment } from "#app/core/calendar/moment.ts";

/**
 * What Shopify can tell us, parsed. The webhook parser, the bulk import and a refetch all produce
 * these, so that how a thing merges is decided once. Ids are decimal strings (they exceed 2^53),
 * money is integer minor units of the shop's currency, instants are Shopify's clock.
 */
export type Fact =
  | { readonly kind: "order"; readonly order: OrderVersion; readonly stamp: Stamp }
  | { readonly kind: "refund"; readonly refund: Refund }
  | { readonly kind: "customer"; readonly customer: CustomerDetails; readonly stamp: Stamp }
  | { readonly kind: "tags"; readonly tags: TagDelta; readonly stamp: Stamp }
  | { readonly kind: "in-segment"; readonly membership: SegmentDelta; readonly stamp: Stamp }
  | { readonly kind: "consent"; readonly consent: ConsentReading; readonly stamp: Stamp }
  | { readonly kind: "checkout"; readonly checkout: Checkout; readonly stamp: Stamp }
  | { readonly kind: "product"; readonly product: Product; readonly stamp: Stamp }
  | {
      /** All products of a collection; none of one that was deleted. */
      readonly kind: "collection";
      readonly collection: string;
      readonly products: readonly string[];
      readonly stamp: Stamp;
    }
  | { readonly kind: "activity"; readonly activity: CustomerActivity }
  | { readonly kind: "merged"; readonly kept: string; readonly merged: string; readonly at: Moment }
  | {
      /** A tombstone that only a refetch by id can lift. */
      readonly kind: "gone";
      readonly entity: "order" | "customer" | "checkout" | "product";
      readonly id: string;
      readonly reason: "deleted" | "redacted";
      readonly at: Moment;
    }
  | {
      /** A hint: says that something changed, not what. Never applied, only asked for again. */
      readonly kind: "refetch";
      readonly entity: "order" | "customer" | "product" | "collection" | "scopes" | "metafields";
      readonly id: string;
    }
  | { readonly kind: "shop"; readonly details: ShopReading; readonly stamp: Stamp }
  | { readonly kind: "uninstalled"; readonly at: Moment }
  | { readonly kind: "shop-redacted"; readonly at: Moment }
  | { readonly kind: "data-request"; readonly customer: string; readonly at: Moment };

/**
 * Orders full states of one thing: the greatest (`updatedAt`, `triggeredAt`, `bodyHash`) wins.
 * A refetch or import uses the moment it was read as `triggeredAt`. For a delta `updatedAt` is its
 * own time; ALWAYS where Shopify gives none, so that anything dated wins.
 */
export interface Stamp {
  readonly updatedAt: Moment;
  readonly triggeredAt: Moment;
  /** Hex of the body's SHA-256: breaks the last tie the same way on every machine. */
  readonly bodyHash: string;
}

/** One version of an order, as of its `updated_at`. */
export interface OrderVersion {
  readonly id: string;
  /** "#1001" */
  readonly name: string;
  readonly placed: Moment;
  readonly customer: CustomerDetails | undefined;
  /** For guest orders, kept as a keyed hash only. */
  readonly email: string | undefined;
  readonly test: boolean;
  readonly cancelledAt: Moment | undefined;
  /** Lower case, as webhooks spell it: "paid", "pending", "voided" ... */
  readonly financialStatus: string;
  /** "web", "pos", ... */
  readonly source: string;
  /** All codes entered, as they were written. */
  readonly discountCodes: readonly string[];
  /** Of a sale in person. */
  readonly location: string | undefined;
  readonly app: string | undefined;
  /** Whether its shop money is in the shop's present currency. */
  readonly currency: string;
  /** What the order came to at this version, net of edits and of the refunds in `refunds`; tax and shipping included. */
  readonly total: bigint;
  /** The same without tax and shipping. */
  readonly goods: bigint;
  readonly lines: readonly OrderLine[];
  /** Refunds this version's totals and quantities already contain. */
  readonly refunds: readonly Refund[];
}

/**
 * A line as of its version, net of edits and of the version's refunds. A line of which nothing is
 * left stays, with quantity 0: the moments before its refund still need its product.
 */
export interface OrderLine {
  readonly id: string;
  readonly product: string | undefined;
  readonly variant: string | undefined;
  readonly title: string;
  readonly sku: string | undefined;
  /**
   * What one of it cost: the price for all that was ordered less all discounts that fell on the line,
   * divided by how many were ordered, half-even to the minor unit. Prices that include tax include it
   * here; refunds change nothing. `undefined` where that is not known.
   */
  readonly price: bigint | undefined;
  readonly quantity: number;
  readonly net: bigint;
}

/** A refund, whole: it never changes after it was created. */
export interface Refund {
  readonly id: string;
  readonly order: string;
  readonly at: Moment;
  /** By how much it lowers the order's total, in shop money, tax and shipping included. */
  readonly amount: bigint;
  /** By how much it lowers the goods. */
  readonly goods: bigint;
  readonly lines: readonly {
    readonly line: string;
    readonly quantity: number;
    readonly net: bigint;
  }[];
}

/** What Shopify says of a customer. Absent means "not said here", null means "known to be empty". */
export interface CustomerDetails {
  readonly id: string;
  readonly createdAt?: Moment;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly locale?: string | null;
  /** ISO 3166-1 alpha-2 codes of all addresses said. */
  readonly countries?: readonly string[];
  /** The same addresses' other names. See `placeNames`. */
  readonly regions?: readonly string[];
  readonly cities?: readonly string[];
  readonly postalCodes?: readonly string[];
  /** "45.42,-75.69". Deliveries do not say them. */
  readonly coordinates?: readonly string[];
  /** Upper case, as in queries: ENABLED. */
  readonly accountStatus?: string;
  /** All that segments can ask, as `metafieldEntries`. Only full reads say them. */
  readonly metafields?: readonly string[];
  /** Only full reads (import, refetch) say all tags. */
  readonly tags?: readonly string[];
  readonly emailConsent?: { readonly state: string; readonly at: Moment | null };
  readonly smsConsent?: { readonly state: string; readonly at: Moment | null };
}

/** Something a customer did: grow-only, united by its source and id; what was said of it first stays. */
export interface CustomerActivity extends Activity {
  readonly customer: string;
}

export interface TagDelta {
  readonly customer: string;
  readonly change: "added" | "removed";
  readonly tags: readonly string[];
  readonly at: Moment;
}

/** A customer joined or left a segment of Shopify's. */
export interface SegmentDelta {
  readonly customer: string;
  readonly change: "added" | "removed";
  /** By its id at Shopify until it is applied, then by ours. */
  readonly segment: string;
  readonly at: Moment;
}

export interface ConsentReading {
  readonly customer: string;
  readonly channel: "email" | "sms";
  /** Upper case, as in queries: SUBSCRIBED. */
  readonly state: string;
  /** `consent_updated_at`; null is older than everything. */
  readonly at: Moment | null;
}

export interface Checkout {
  readonly token: string;
  readonly id: string | undefined;
  readonly customer: string | undefined;
  readonly email: string | undefined;
  readonly createdAt: Moment;
  readonly completedAt: Moment | undefined;
  readonly recoveryUrl: string | undefined;
  /** Tax and shipping included; unknown where only the customer's currency is said. */
  readonly amount: bigint | undefined;
  readonly currency: string | undefined;
  readonly lines: readonly {
    readonly product: string | undefined;
    readonly variant: string | undefined;
    readonly title: string;
    readonly sku: string | undefined;
    readonly quantity: number;
  }[];
}

export interface Product {
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  readonly vendor: string;
  readonly type: string;
  readonly tags: readonly string[];
  /** Its category in Shopify's taxonomy with all above it, each by its full name. Absent: not said here. */
  readonly categories?: readonly string[];
  /** Ids. Only Shopify asked by id or in bulk says them, as of when it was asked. */
  readonly collections?: readonly string[];
  readonly image: string | undefined;
}

/** What a shop says of itself. Absent means "not said here". */
export interface ShopReading {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string | undefined;
  readonly country: string | undefined;
  readonly plan: string | undefined;
}
