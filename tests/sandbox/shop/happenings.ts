import { randomUUID } from "node:crypto";
import {
  checkoutPayload,
  consentPayload,
  customerPayload,
  mergePayload,
  orderPayload,
  refundPayload,
  tagsPayload,
} from "#tests/sandbox/webhooks/payloads.ts";
import { giveBack } from "./give-back.ts";
import { inventSale } from "./invent-sale.ts";
import { inventPerson } from "./invent-person.ts";
import type { Shop } from "./open-shop.ts";
import type { ShopCheckout, ShopCustomer, ShopOrder, ShopProduct } from "./things.ts";

/** What the shop tells the app about: a topic and the body of its delivery. */
export interface Announcement {
  readonly topic: string;
  readonly body: unknown;
}

export interface Happened<T> {
  readonly thing: T;
  readonly announcements: readonly Announcement[];
}

export interface Basket {
  readonly product: ShopProduct;
  readonly quantity: number;
}

/** Shopify's clock shows whole seconds to those who read its deliveries. */
const toSecond = (moment: number) => Math.floor(moment / 1000) * 1000;

const tell = (topic: string, body: unknown): Announcement => ({ topic, body });

export function placeOrder(
  shop: Shop,
  customer: ShopCustomer,
  basket: readonly Basket[],
  now: number,
): Happened<ShopOrder> {
  const at = toSecond(now);
  const number = shop.nextOrderNumber();
  const order: ShopOrder = {
    id: 6_100_000_000_000 + shop.nextId(),
    name: `#${number}`,
    sale: inventSale(number),
    placedAt: at,
    updatedAt: at,
    customer,
    email: customer.email,
    country: customer.countries.at(-1),
    shipping: 495,
    shippingLeft: 495,
    lines: basket.map(({ product, quantity }) => ({
      id: 15_000_000_000_000 + shop.nextId(),
      product,
      quantity,
      // Whole pence: a price with thousandths cannot be said in a delivery.
      price: Math.max(Math.round(product.price / 10), 1) * 10,
      left: quantity,
    })),
    refunds: [],
    cancelledAt: undefined,
  };
  shop.orders.set(order.id, order);
  customer.orders.push(order);
  customer.updatedAt = Math.max(customer.updatedAt, at);
  const body = orderPayload(order);
  return {
    thing: order,
    announcements: [
      tell("orders/create", body),
      tell("orders/paid", body),
      tell("orders/updated", body),
      tell("customers/update", customerPayload(customer)),
    ],
  };
}

export function cancelOrder(order: ShopOrder, now: number): Happened<ShopOrder> {
  const at = Math.max(toSecond(now), order.updatedAt + 1000);
  order.cancelledAt = at;
  order.updatedAt = at;
  const body = orderPayload(order);
  return {
    thing: order,
    announcements: [tell("orders/cancelled", body), tell("orders/updated", body)],
  };
}

/** Gives back everything that is left of an order, or its first line only. */
export function refundOrder(
  shop: Shop,
  order: ShopOrder,
  extent: "all" | "first-line",
  now: number,
): Happened<ShopOrder> {
  const kept = order.lines.filter(({ left }) => left > 0);
  const pieces = (extent === "all" ? kept : kept.slice(0, 1)).map((line) => ({
    line,
    quantity: line.left,
  }));
  const at = Math.max(toSecond(now), order.updatedAt + 1000);
  const shipping = extent === "all" ? order.shippingLeft : 0;
  const refund = giveBack(order, { at, shipping, pieces, nextId: shop.nextId });
  return {
    thing: order,
    announcements: [
      tell("refunds/create", refundPayload(order, refund)),
      tell("orders/updated", orderPayload(order)),
    ],
  };
}

export function startCheckout(
  shop: Shop,
  customer: ShopCustomer,
  basket: readonly Basket[],
  now: number,
): Happened<ShopCheckout> {
  const at = toSecond(now);
  const checkout: ShopCheckout = {
    id: 38_000_000_000_000 + shop.nextId(),
    token: randomUUID().replaceAll("-", ""),
    customer,
    createdAt: at,
    updatedAt: at,
    completedAt: undefined,
    lines: basket,
  };
  shop.checkouts.set(checkout.token, checkout);
  const body = checkoutPayload(shop.domain, checkout);
  return { thing: checkout, announcements: [tell("checkouts/create", body)] };
}

/** The checkout becomes an order. */
export function completeCheckout(
  shop: Shop,
  checkout: ShopCheckout,
  now: number,
): Happened<ShopOrder> {
  const at = Math.max(toSecond(now), checkout.updatedAt + 1000);
  checkout.completedAt = at;
  checkout.updatedAt = at;
  const placed = placeOrder(shop, checkout.customer, checkout.lines, at);
  const body = checkoutPayload(shop.domain, checkout);
  return {
    thing: placed.thing,
    announcements: [tell("checkouts/update", body), ...placed.announcements],
  };
}

export function addCustomer(shop: Shop, now: number): Happened<ShopCustomer> {
  const at = toSecond(now);
  const id = 7_400_000_000_000 + shop.nextId();
  const { firstName, lastName, email, emailConsent } = inventPerson(id % 1_000_000_000);
  const customer: ShopCustomer = {
    id,
    number: undefined,
    createdAt: at,
    updatedAt: at,
    firstName,
    lastName,
    email,
    countries: ["GB"],
    tags: [],
    consent: { state: emailConsent, updatedAt: emailConsent === "NOT_SUBSCRIBED" ? null : at },
    orders: [],
  };
  shop.customers.set(id, customer);
  return {
    thing: customer,
    announcements: [
      tell("customers/create", customerPayload(customer)),
      tell("customers_email_marketing_consent/update", consentPayload(customer)),
    ],
  };
}

export function changeTags(
  customer: ShopCustomer,
  change: "add" | "remove",
  tags: readonly string[],
  now: number,
): Happened<ShopCustomer> {
  const at = toSecond(now);
  const folded = new Set(tags.map((tag) => tag.toLowerCase()));
  const others = customer.tags.filter((tag) => !folded.has(tag.toLowerCase()));
  customer.tags = change === "add" ? [...others, ...tags] : others;
  customer.updatedAt = Math.max(customer.updatedAt, at);
  const topic = change === "add" ? "customer.tags_added" : "customer.tags_removed";
  return {
    thing: customer,
    announcements: [
      tell(topic, tagsPayload(customer, tags, at)),
      tell("customers/update", customerPayload(customer)),
    ],
  };
}

export function changeConsent(
  customer: ShopCustomer,
  state: "SUBSCRIBED" | "UNSUBSCRIBED",
  now: number,
): Happened<ShopCustomer> {
  const at = toSecond(now);
  customer.consent = { state, updatedAt: at };
  customer.updatedAt = Math.max(customer.updatedAt, at);
  return {
    thing: customer,
    announcements: [
      tell("customers_email_marketing_consent/update", consentPayload(customer)),
      tell("customers/update", customerPayload(customer)),
    ],
  };
}

/** One of two customers goes; the other has all their orders from now on. */
export function mergeCustomers(
  shop: Shop,
  kept: ShopCustomer,
  gone: ShopCustomer,
  now: number,
): Happened<ShopCustomer> {
  const at = toSecond(now);
  for (const order of gone.orders) order.customer = kept;
  kept.orders.push(...gone.orders);
  kept.orders.sort((a, b) => a.placedAt - b.placedAt);
  kept.tags = [...new Set([...kept.tags, ...gone.tags])];
  kept.updatedAt = Math.max(kept.updatedAt, at);
  shop.customers.delete(gone.id);
  shop.merged.set(gone.id, kept.id);
  return {
    thing: kept,
    announcements: [tell("customers/merge", mergePayload(kept, gone, shop.nextId()))],
  };
}
