import type {
  CustomerMention,
  LineDraft,
  MoneyStyle,
  OrderDraft,
  RefundDraft,
} from "#tests/support/builders/payloads.ts";
import { lineNet } from "#tests/support/builders/payloads.ts";
import { lineIdOf, orderIdOf, productOf, refundIdOf } from "./made-up-ids.ts";
import type { Act, OrderChange, OrderWish } from "./shop-step.ts";

/** An order in a made-up shop. Its totals always fit its lines and refunds, as Shopify's do. */
export interface PlayedOrder {
  readonly id: bigint;
  readonly placed: number;
  readonly wish: OrderWish;
  readonly money: MoneyStyle;
  readonly lines: Mutable<LineDraft>[];
  readonly refunds: RefundDraft[];
  customer: CustomerMention | undefined;
  shipping: number;
  updated: number;
  cancelled: number | undefined;
  status: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const FOREIGN: MoneyStyle = { currency: "EUR", exponent: 2 };

export function placeOrder(
  wish: OrderWish,
  shop: { readonly now: number; readonly money: MoneyStyle; readonly orders: readonly unknown[] },
  customer: CustomerMention | undefined,
): PlayedOrder {
  const id = orderIdOf(shop.orders.length);
  return {
    id,
    placed: shop.now,
    wish,
    money: wish.foreign ? FOREIGN : shop.money,
    lines: wish.lines.map(({ product: which, quantity, price, discount }, index) => ({
      id: lineIdOf(id, index),
      product: which === undefined ? undefined : productOf(which),
      price,
      discount: Math.min(discount, price * quantity),
      ordered: quantity,
      current: quantity,
    })),
    refunds: [],
    customer,
    shipping: wish.shipping,
    updated: shop.now,
    cancelled: undefined,
    status: wish.pending ? "pending" : "paid",
  };
}

export function changeOrder(
  order: PlayedOrder,
  change: Exclude<OrderChange, { readonly kind: "hand-over" }>,
  now: number,
): void {
  switch (change.kind) {
    case "pay":
      order.status = "paid";
      break;
    case "cancel":
      order.cancelled ??= now;
      break;
    case "void":
      order.status = "voided";
      break;
    case "touch":
      break;
    case "edit": {
      const line = order.lines[change.line % order.lines.length];
      if (line === undefined) break;
      line.ordered += change.quantity - line.current;
      line.current = change.quantity;
    }
  }
}

/** Gives back part of a line, or the shipping; nothing when nothing is left to give back. */
export function refundOrder(
  order: PlayedOrder,
  act: Extract<Act, { readonly kind: "refund" }>,
  now: number,
): RefundDraft | undefined {
  const line = order.lines[act.line % order.lines.length];
  const quantity = Math.min(act.quantity, line?.current ?? 0);
  const shipping = act.shipping ? order.shipping : 0;
  if (quantity === 0 && shipping === 0) return undefined;
  const before = line === undefined ? 0 : lineNet(line);
  if (line !== undefined) line.current -= quantity;
  order.shipping -= shipping;
  const refund: RefundDraft = {
    id: refundIdOf(order.id, order.refunds.length),
    order: order.id,
    at: now,
    money: order.money,
    lines:
      line === undefined || quantity === 0
        ? []
        : [{ line: line.id, quantity, amount: before - lineNet(line) }],
    shipping,
  };
  order.refunds.push(refund);
  return refund;
}

/** The order as it stands. */
export function orderDraftOf(order: PlayedOrder): OrderDraft {
  const goods = order.lines.reduce((sum, line) => sum + lineNet(line), 0);
  return {
    id: order.id,
    placed: order.placed,
    updated: order.updated,
    customer: order.customer,
    email: order.customer === undefined ? "guest@example.net" : undefined,
    test: order.wish.test,
    cancelled: order.cancelled,
    financialStatus: order.status,
    source: order.wish.pos ? "pos" : "web",
    location: order.wish.pos ? 7n : undefined,
    app: order.wish.pos ? 8n : 9n,
    codes: order.wish.codes,
    money: order.money,
    total: goods + order.shipping,
    lines: order.lines.map((line) => ({ ...line })),
    refunds: [...order.refunds],
  };
}
