import type { OrderSale } from "./invent-sale.ts";
import { roundHalfEven } from "./round-half-even.ts";

/** The things of the shop, as they are now. Ids are Shopify-like numbers, instants milliseconds, money pence. */
export interface ShopCustomer {
  readonly id: number;
  /** The data set's number; newcomers have none. */
  readonly number: number | undefined;
  readonly createdAt: number;
  updatedAt: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly countries: readonly string[];
  tags: string[];
  consent: { state: string; updatedAt: number | null };
  readonly orders: ShopOrder[];
}

export interface ShopProduct {
  readonly id: number;
  readonly variant: number;
  readonly code: string;
  readonly title: string;
  readonly handle: string;
  readonly tags: readonly string[];
  readonly vendor: string;
  readonly type: string;
  /** By its full name. */
  readonly category: string;
  readonly collections: readonly ShopCollection[];
  readonly createdAt: number;
  /** What it was last sold for, in thousandths of a pound. */
  price: number;
}

export interface ShopCollection {
  readonly id: number;
  readonly title: string;
}

export interface ShopLine {
  readonly id: number;
  readonly product: ShopProduct;
  readonly quantity: number;
  readonly price: number;
  left: number;
}

export interface ShopOrder {
  readonly id: number;
  readonly name: string;
  readonly placedAt: number;
  updatedAt: number;
  customer: ShopCustomer | undefined;
  readonly email: string | undefined;
  readonly country: string | undefined;
  readonly sale: OrderSale;
  readonly shipping: number;
  shippingLeft: number;
  readonly lines: ShopLine[];
  readonly refunds: ShopRefund[];
  cancelledAt: number | undefined;
}

export interface ShopRefund {
  readonly id: number;
  readonly at: number;
  readonly shipping: number;
  readonly lines: readonly {
    readonly id: number;
    readonly line: ShopLine;
    readonly quantity: number;
    readonly amount: number;
  }[];
}

export interface ShopCheckout {
  readonly id: number;
  readonly token: string;
  readonly customer: ShopCustomer;
  readonly createdAt: number;
  updatedAt: number;
  completedAt: number | undefined;
  readonly lines: readonly { readonly product: ShopProduct; readonly quantity: number }[];
}

/** What a quantity of a line costs, rounded as the mapping says. */
export function lineAmount(line: ShopLine, quantity: number): number {
  return roundHalfEven(quantity * line.price, 10);
}

export function grossGoods(order: ShopOrder): number {
  return order.lines.reduce((sum, line) => sum + lineAmount(line, line.quantity), 0);
}

export function netGoods(order: ShopOrder): number {
  return order.lines.reduce((sum, line) => sum + lineAmount(line, line.left), 0);
}

export const netTotal = (order: ShopOrder) => netGoods(order) + order.shippingLeft;
export const grossTotal = (order: ShopOrder) => grossGoods(order) + order.shipping;

export function refundAmount(refund: ShopRefund): number {
  return refund.lines.reduce((sum, { amount }) => sum + amount, refund.shipping);
}

export function financialStatus(order: ShopOrder): "PAID" | "PARTIALLY_REFUNDED" | "REFUNDED" {
  if (order.refunds.length === 0) return "PAID";
  return order.lines.every(({ left }) => left === 0) && order.shippingLeft === 0
    ? "REFUNDED"
    : "PARTIALLY_REFUNDED";
}
