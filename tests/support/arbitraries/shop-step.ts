import fc from "fast-check";
import { type ActivityWish, anyActivityWish } from "./any-activity-wish.ts";

/** Something that happens in a made-up shop. Numbers that point at things count round: any number fits. */
export type Act =
  | { readonly kind: "order"; readonly customer: number; readonly draft: OrderWish }
  | { readonly kind: "change-order"; readonly order: number; readonly change: OrderChange }
  | {
      readonly kind: "refund";
      readonly order: number;
      readonly line: number;
      readonly quantity: number;
      readonly shipping: boolean;
      readonly told: "alone" | "inside" | "both";
    }
  | { readonly kind: "delete-order"; readonly order: number }
  | { readonly kind: "customer"; readonly customer: number; readonly details: DetailsWish }
  | { readonly kind: "delete-customer"; readonly customer: number; readonly redact: boolean }
  | {
      readonly kind: "merge";
      readonly kept: number;
      readonly merged: number;
      readonly completed: boolean;
    }
  | {
      readonly kind: "tags";
      readonly customer: number;
      readonly change: "added" | "removed";
      readonly tags: readonly string[];
    }
  | {
      readonly kind: "consent";
      readonly customer: number;
      readonly channel: "email" | "sms";
      readonly state: string;
      readonly timed: boolean;
    }
  | { readonly kind: "checkout"; readonly customer: number; readonly left: CheckoutWish }
  | {
      readonly kind: "change-checkout";
      readonly checkout: number;
      readonly change: "touch" | "complete" | "delete";
    }
  | {
      readonly kind: "product";
      readonly product: number;
      readonly tags: readonly string[];
      readonly vendor: string;
      readonly type: string;
      /** Null: in none. Absent: the delivery does not say. */
      readonly category: string | null | undefined;
    }
  | { readonly kind: "delete-product"; readonly product: number }
  | {
      readonly kind: "activity";
      readonly customer: number;
      readonly source: string;
      readonly wish: ActivityWish;
    }
  /** The shop moves to another time zone, or its money to the currency of foreign orders. */
  | { readonly kind: "move-shop"; readonly zone: string; readonly money: boolean };

export interface CheckoutWish {
  readonly lines: readonly Pick<OrderWish["lines"][number], "product" | "quantity" | "price">[];
  /** Paid in another currency than the shop's. */
  readonly abroad: boolean;
}

export interface OrderWish {
  readonly guest: boolean;
  readonly lines: readonly {
    /** None: a custom item. */
    readonly product: number | undefined;
    readonly quantity: number;
    readonly price: number;
    /** Taken off the whole line; it may not divide. */
    readonly discount: number;
  }[];
  readonly shipping: number;
  readonly test: boolean;
  readonly foreign: boolean;
  readonly pos: boolean;
  readonly codes: readonly string[];
  readonly pending: boolean;
}

export type OrderChange =
  | { readonly kind: "pay" | "cancel" | "void" | "touch" }
  | { readonly kind: "edit"; readonly line: number; readonly quantity: number }
  | { readonly kind: "hand-over"; readonly customer: number };

export interface DetailsWish {
  readonly email: string | undefined;
  readonly countries: readonly string[];
}

/** An act, how long after the one before it, and how its deliveries fare. */
export interface Step {
  readonly wait: number;
  readonly act: Act;
  readonly fate: Fate;
}

export interface Fate {
  /** Milliseconds from when it happened to when its deliveries were triggered. */
  readonly trigger: number;
  /** Milliseconds from then to when they came; a little below zero where clocks disagree. */
  readonly late: number;
  readonly lost: boolean;
  readonly repeats: number;
}

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

const number = fc.nat({ max: 5 });
const rarely = fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0);
const tags = fc.subarray(["VIP", "vip", "wholesale", "Ünïcode"], { minLength: 1, maxLength: 2 });
const productTags = fc.subarray(["Sports wear", "sale", "SALE", "new"], { maxLength: 2 });

const orderWish: fc.Arbitrary<OrderWish> = fc.record({
  guest: rarely,
  lines: fc.array(
    fc.record({
      product: fc.option(number, { nil: undefined, freq: 6 }),
      quantity: fc.integer({ min: 1, max: 4 }),
      price: fc.integer({ min: 0, max: 6000 }),
      discount: fc.constantFrom(0, 0, 0, 1, 250, 999),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  shipping: fc.constantFrom(0, 0, 499),
  test: rarely,
  foreign: rarely,
  pos: rarely,
  codes: fc.subarray(["Spring", "VIP10"]),
  pending: rarely,
});

const checkoutWish: fc.Arbitrary<CheckoutWish> = fc.record({
  lines: fc.array(
    fc.record({
      product: fc.option(number, { nil: undefined, freq: 6 }),
      quantity: fc.integer({ min: 1, max: 4 }),
      price: fc.integer({ min: 0, max: 6000 }),
    }),
    { maxLength: 3 },
  ),
  abroad: rarely,
});

const orderChange: fc.Arbitrary<OrderChange> = fc.oneof(
  fc.record({ kind: fc.constantFrom("pay", "cancel", "void", "touch" as const) }),
  fc.record({
    kind: fc.constant("edit" as const),
    line: number,
    quantity: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({ kind: fc.constant("hand-over" as const), customer: number }),
);

const details: fc.Arbitrary<DetailsWish> = fc.record({
  email: fc.constantFrom(undefined, "ann@example.com", "Ann@Shop.EXAMPLE", "b@example.org"),
  countries: fc.subarray(["GB", "CA", "US"], { maxLength: 2 }),
});

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    arbitrary: fc.record({ kind: fc.constant("order"), customer: number, draft: orderWish }),
    weight: 6,
  },
  {
    arbitrary: fc.record({ kind: fc.constant("change-order"), order: number, change: orderChange }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant("refund"),
      order: number,
      line: number,
      quantity: fc.integer({ min: 0, max: 3 }),
      shipping: fc.boolean(),
      told: fc.constantFrom("alone", "inside", "both"),
    }),
    weight: 5,
  },
  { arbitrary: fc.record({ kind: fc.constant("delete-order"), order: number }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("customer"), customer: number, details }), weight: 3 },
  {
    arbitrary: fc.record({
      kind: fc.constant("delete-customer"),
      customer: number,
      redact: rarely,
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant("merge"),
      kept: number,
      merged: number,
      completed: rarely.map((it) => !it),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant("tags"),
      customer: number,
      change: fc.constantFrom("added", "removed"),
      tags,
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant("consent"),
      customer: number,
      channel: fc.constantFrom("email", "sms"),
      state: fc.constantFrom("subscribed", "not_subscribed", "unsubscribed"),
      timed: rarely.map((it) => !it),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({ kind: fc.constant("checkout"), customer: number, left: checkoutWish }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant("activity"),
      customer: number,
      source: fc.constantFrom("api", "shopify_email"),
      wish: anyActivityWish,
    }),
    weight: 5,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant("change-checkout"),
      checkout: number,
      change: fc.constantFrom("touch", "complete", "delete"),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant("product"),
      product: number,
      tags: productTags,
      vendor: fc.constantFrom("Acme", "Harbour", ""),
      type: fc.constantFrom("Mugs", ""),
      category: fc.constantFrom(undefined, null, "Home", "Home > Kitchen"),
    }),
    weight: 2,
  },
  { arbitrary: fc.record({ kind: fc.constant("delete-product"), product: number }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant("move-shop"),
      zone: fc.constantFrom("Asia/Tokyo", "America/Denver", "Europe/London", "Pacific/Apia"),
      money: rarely,
    }),
    weight: 1,
  },
);

/** Most things follow at some distance; some fall into the same second, some weeks apart. */
const wait = fc.oneof(
  { arbitrary: fc.constant(0), weight: 3 },
  { arbitrary: fc.constant(SECOND), weight: 1 },
  { arbitrary: fc.integer({ min: 1, max: 900 }).map((seconds) => seconds * SECOND), weight: 2 },
  { arbitrary: fc.integer({ min: 1, max: 48 }).map((hours) => hours * HOUR), weight: 3 },
  { arbitrary: fc.integer({ min: 1, max: 35 }).map((days) => days * DAY), weight: 1 },
);

const fate: fc.Arbitrary<Fate> = fc.record({
  trigger: fc.constantFrom(0, 0, 0, 250, 1400),
  late: fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: 3 * SECOND }), weight: 6 },
    { arbitrary: fc.integer({ min: -2 * SECOND, max: 0 }), weight: 1 },
    { arbitrary: fc.integer({ min: 1, max: 30 }).map((hours) => hours * HOUR), weight: 2 },
    { arbitrary: fc.integer({ min: 31, max: 80 }).map((days) => days * DAY), weight: 1 },
  ),
  lost: rarely,
  repeats: fc.constantFrom(0, 0, 0, 0, 1, 2),
});

/** What happens in a shop, in order of time. */
export function anySteps(): fc.Arbitrary<readonly Step[]> {
  const step = fc.record({ wait, act, fate });
  return fc.array(step, { minLength: 1, maxLength: 24, size: "max" });
}
