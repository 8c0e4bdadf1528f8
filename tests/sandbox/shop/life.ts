import {
  addCustomer,
  changeConsent,
  completeCheckout,
  placeOrder,
  refundOrder,
  startCheckout,
  type Basket,
  type Happened,
} from "./happenings.ts";
import type { Shop } from "./open-shop.ts";
import { pick } from "./seeded-random.ts";
import type { ShopCustomer, ShopOrder } from "./things.ts";

/** Draws a past order of a customer: those who buy often come up often. */
function drawOrder(orders: readonly ShopOrder[], random: () => number): ShopOrder {
  const order = pick(random, orders);
  return order.customer ? order : drawOrder(orders, random);
}

/** A few of a past order's products, in small quantities. */
export function drawBasket(order: ShopOrder, random: () => number): Basket[] {
  const size = 1 + Math.floor(random() * 4);
  const from = Math.floor(random() * order.lines.length);
  const products = new Set(order.lines.slice(from, from + size).map(({ product }) => product));
  return [...products].map((product) => ({ product, quantity: 1 + Math.floor(random() * 6) }));
}

/** One thing that happens in the shop by itself: mostly orders, some checkouts, a few refunds. */
export function live(shop: Shop, random: () => number, now: number): Happened<unknown> {
  const orders = [...shop.orders.values()];
  const model = drawOrder(orders, random);
  const customer: ShopCustomer = model.customer ?? addCustomer(shop, now).thing;
  const basket = drawBasket(model, random);
  const chance = random();
  if (chance < 0.55) return placeOrder(shop, customer, basket, now);
  if (chance < 0.63) {
    const newcomer = addCustomer(shop, now);
    const placed = placeOrder(shop, newcomer.thing, basket, now);
    return {
      thing: placed.thing,
      announcements: [...newcomer.announcements, ...placed.announcements],
    };
  }
  if (chance < 0.8) return startCheckout(shop, customer, basket, now);
  if (chance < 0.88) {
    const open = [...shop.checkouts.values()].find(({ completedAt }) => completedAt === undefined);
    return open ? completeCheckout(shop, open, now) : startCheckout(shop, customer, basket, now);
  }
  if (chance < 0.96) {
    const refundable = orders.findLast(({ lines }) => lines.some(({ left }) => left > 0));
    if (refundable) return refundOrder(shop, refundable, "first-line", now);
  }
  const state = customer.consent.state === "SUBSCRIBED" ? "UNSUBSCRIBED" : "SUBSCRIBED";
  return changeConsent(customer, state, now);
}
