import {
  checkoutPayload,
  consentPayload,
  customerPayload,
  mergePayload,
  orderPayload,
  productPayload,
  refundPayload,
  shopPayload,
  tagsPayload,
  type CheckoutDraft,
  type CustomerMention,
  type MoneyStyle,
} from "#tests/support/builders/payloads.ts";
import type { Printable } from "#tests/support/builders/print-json.ts";
import { ACTIVITY } from "./any-activity-wish.ts";
import {
  changeOrder,
  FOREIGN,
  orderDraftOf,
  placeOrder,
  refundOrder,
  type PlayedOrder,
} from "./played-order.ts";
import { customerOf, CUSTOMERS, productOf } from "./made-up-ids.ts";
import type { Act, Step } from "./shop-step.ts";

/** A delivery about to be sent. */
export interface Sent {
  readonly topic: string;
  readonly payload: Printable;
  readonly step: Step;
  /** When it happened. */
  readonly at: number;
}

interface Shop {
  now: number;
  readonly money: MoneyStyle;
  readonly orders: PlayedOrder[];
  readonly added: Map<bigint, number>;
  readonly merged: Set<bigint>;
  activity: number;
  readonly checkouts: (Omit<CheckoutDraft, "updated" | "completed"> & { completed?: number })[];
}

/** Plays what happens in a shop and gives the deliveries that Shopify would send of it. */
export function playSteps(steps: readonly Step[], start: number, money: MoneyStyle): Sent[] {
  const shop: Shop = {
    now: start,
    money,
    orders: [],
    added: new Map(),
    merged: new Set(),
    activity: 0,
    checkouts: [],
  };
  return steps.flatMap((step) => {
    shop.now += step.wait;
    const told = play(shop, step.act);
    return told.map(([topic, payload]) => ({ topic, payload, step, at: shop.now }));
  });
}

type Told = readonly (readonly [topic: string, payload: Printable])[];

function play(shop: Shop, act: Act): Told {
  const { now } = shop;
  switch (act.kind) {
    case "order": {
      const customer = act.draft.guest ? undefined : mention(shop, act.customer);
      const order = placeOrder(act.draft, shop, customer);
      shop.orders.push(order);
      return [["orders/create", orderPayload(orderDraftOf(order))]];
    }
    case "change-order":
      return withOrder(shop, act.order, (order) => {
        const { change } = act;
        if (change.kind === "hand-over") order.customer = mention(shop, change.customer);
        else changeOrder(order, change, now);
        order.updated = now;
        return [[topicOf(change.kind), orderPayload(orderDraftOf(order))]];
      });
    case "refund":
      return withOrder(shop, act.order, (order) => {
        const refund = refundOrder(order, act, now);
        if (refund === undefined) return [];
        order.updated = now;
        const alone = ["refunds/create", refundPayload(refund)] as const;
        const inside = ["orders/updated", orderPayload(orderDraftOf(order))] as const;
        if (act.told === "alone") return [alone];
        return act.told === "inside" ? [inside] : [alone, inside];
      });
    case "delete-order":
      return withOrder(shop, act.order, (order) => [["orders/delete", { id: order.id }]]);
    case "checkout":
    case "change-checkout":
      return playCheckout(shop, act);
    case "product":
      return [
        ["products/update", productPayload({ ...act, id: productOf(act.product), updated: now })],
      ];
    case "delete-product":
      return [["products/delete", { id: productOf(act.product) }]];
    case "move-shop": {
      const { currency } = act.money ? FOREIGN : shop.money;
      return [["shop/update", shopPayload({ zone: act.zone, currency, updated: now })]];
    }
    default:
      return playCustomer(shop, act);
  }
}

type CustomerAct = Extract<
  Act,
  { readonly kind: "customer" | "delete-customer" | "merge" | "tags" | "consent" | "activity" }
>;

function playCustomer(shop: Shop, act: CustomerAct): Told {
  const { now } = shop;
  switch (act.kind) {
    case "customer": {
      const { id, added = now } = mention(shop, act.customer);
      const draft = { id, added, updated: now, ...act.details };
      return [[added === now ? "customers/create" : "customers/update", customerPayload(draft)]];
    }
    case "delete-customer": {
      const id = customerOf(act.customer);
      return act.redact
        ? [
            [
              "customers/redact",
              { shop_id: 1, shop_domain: "x", customer: { id }, orders_to_redact: [] },
            ],
          ]
        : [["customers/delete", { id }]];
    }
    case "merge":
      return playMerge(shop, act);
    case "tags":
      return [
        [`customer.tags_${act.change}`, tagsPayload(customerOf(act.customer), act.tags, now)],
      ];
    case "consent": {
      const at = act.timed ? now : null;
      const payload = consentPayload(act.channel, customerOf(act.customer), act.state, at);
      return [[CONSENT_TOPICS[act.channel], payload]];
    }
    case "activity": {
      const id = String(shop.activity++);
      const customer = customerOf(act.customer).toString();
      const told = { id, customer, at: new Date(now).toISOString(), ...act.wish };
      return [[ACTIVITY, { source: act.source, activity: [told] }]];
    }
  }
}

const CONSENT_TOPICS = {
  email: "customers_email_marketing_consent/update",
  sms: "customers_marketing_consent/update",
};

/** Shopify merges only those who are still there: there are chains, never circles or two owners. */
function playMerge(shop: Shop, act: Extract<CustomerAct, { readonly kind: "merge" }>): Told {
  const there = CUSTOMERS.filter((id) => !shop.merged.has(id));
  const kept = there[act.kept % there.length];
  const others = there.filter((id) => id !== kept);
  const merged = others[act.merged % Math.max(1, others.length)];
  if (kept === undefined || merged === undefined) return [];
  if (act.completed) shop.merged.add(merged);
  return [["customers/merge", mergePayload(kept, merged, act.completed ? "completed" : "failed")]];
}

function playCheckout(
  shop: Shop,
  act: Extract<Act, { readonly kind: "checkout" | "change-checkout" }>,
): Told {
  if (act.kind === "checkout") {
    const id = 500n + BigInt(shop.checkouts.length);
    const checkout = {
      id,
      created: shop.now,
      customer: mention(shop, act.customer),
      money: shop.money,
      lines: act.left.lines.map(({ product: which, quantity, price }) => ({
        product: which === undefined ? undefined : productOf(which),
        ordered: quantity,
        price,
      })),
      ...(act.left.abroad && { presentment: "CHF" }),
    };
    shop.checkouts.push(checkout);
    return [["checkouts/create", checkoutPayload({ ...checkout, updated: shop.now })]];
  }
  const checkout = shop.checkouts[act.checkout % Math.max(1, shop.checkouts.length)];
  if (checkout === undefined) return [];
  if (act.change === "delete") return [["checkouts/delete", { id: checkout.id }]];
  if (act.change === "complete") checkout.completed ??= shop.now;
  return [["checkouts/update", checkoutPayload({ ...checkout, updated: shop.now })]];
}

function withOrder(shop: Shop, which: number, play: (order: PlayedOrder) => Told): Told {
  const order = shop.orders[which % Math.max(1, shop.orders.length)];
  return order === undefined ? [] : play(order);
}

function topicOf(change: string): string {
  if (change === "pay") return "orders/paid";
  return change === "cancel" ? "orders/cancelled" : "orders/updated";
}

/** Somebody is there from when she is first spoken of; every second one is never said to have been added. */
function mention(shop: Shop, which: number): CustomerMention {
  const id = customerOf(which);
  const added = shop.added.get(id) ?? shop.now;
  shop.added.set(id, added);
  return { id, added: id % 2n === 0n ? added : undefined };
}
