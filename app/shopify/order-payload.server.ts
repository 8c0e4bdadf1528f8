import { z } from "zod";
import type { Fact, OrderLine, OrderVersion } from "#app/core/commerce/facts.ts";
import type { Heard } from "./heard.server.ts";
import { roundedShare } from "#app/lib/rounded-share.ts";
import { EmbeddedCustomer, toEmbeddedDetails } from "./customer-payload.server.ts";
import {
  Amount,
  Id,
  Instant,
  minorUnits,
  MoneySet,
  Name,
  Quantity,
  shopMoney,
  text,
} from "./payload-fields.server.ts";
import { unitPrice } from "#app/core/commerce/unit-price.ts";
import { RefundPayload, toRefund } from "./refund-payload.server.ts";

const TaxLine = z.object({ price: Amount, price_set: MoneySet.nullish() });

const LineItem = z.object({
  id: Id,
  product_id: Id.nullish(),
  variant_id: Id.nullish(),
  title: Name,
  sku: Name.nullish(),
  quantity: Quantity,
  current_quantity: Quantity,
  price_set: MoneySet,
  tax_lines: z.array(TaxLine).default([]),
  discount_allocations: z.array(z.object({ amount_set: MoneySet })).default([]),
});

const Order = z.object({
  id: Id,
  name: Name,
  created_at: Instant,
  processed_at: Instant.nullish(),
  updated_at: Instant,
  cancelled_at: Instant.nullish(),
  test: z.boolean().default(false),
  financial_status: text(64).nullish(),
  source_name: text(255).nullish(),
  discount_codes: z.array(z.object({ code: Name })).nullish(),
  location_id: Id.nullish(),
  app_id: Id.nullish(),
  taxes_included: z.boolean().default(false),
  email: text(320).nullish(),
  customer_locale: text(35).nullish(),
  current_total_price_set: MoneySet,
  current_subtotal_price_set: MoneySet,
  customer: EmbeddedCustomer.nullish(),
  line_items: z.array(LineItem).default([]),
  refunds: z.array(RefundPayload).default([]),
});

type Order = z.infer<typeof Order>;
type LineItem = z.infer<typeof LineItem>;

/**
 * Reads orders/create, updated, paid and cancelled, which all carry the order's full state.
 *
 * - It was placed at `processed_at`, which for orders brought from elsewhere is the true date.
 * - Its total is `current_total_price_set`: net of edits and of the refunds in `refunds`.
 * - Its goods are `current_subtotal_price_set` (after discounts), less the included taxes of the
 *   lines where `taxes_included`.
 */
export function readOrder(body: unknown, heard: Heard): Fact[] {
  const order = Order.parse(body);
  return [
    { kind: "order", order: toVersion(order), stamp: { updatedAt: order.updated_at, ...heard } },
  ];
}

function toVersion(order: Order): OrderVersion {
  const { amount, currency_code: currency } = order.current_total_price_set.shop_money;
  const lines = order.line_items;
  const includedTax = order.taxes_included
    ? lines.reduce((sum, line) => sum + presentShare(line, taxOf(line, currency)), 0n)
    : 0n;
  return {
    id: order.id,
    name: order.name,
    placed: order.processed_at ?? order.created_at,
    customer: order.customer
      ? toEmbeddedDetails(order.customer, order.customer_locale ?? undefined)
      : undefined,
    email: order.email ?? undefined,
    test: order.test,
    cancelledAt: order.cancelled_at ?? undefined,
    ...toDetails(order),
    currency,
    total: minorUnits(amount, currency),
    goods: shopMoney(order.current_subtotal_price_set, currency) - includedTax,
    lines: lines.map((line) => toLine(line, order.taxes_included, currency)),
    refunds: order.refunds.map((refund) => toRefund({ ...refund, order_id: order.id }, currency)),
  };
}

type Details = "financialStatus" | "source" | "discountCodes" | "location" | "app";

function toDetails(order: Order): Pick<OrderVersion, Details> {
  return {
    financialStatus: order.financial_status ?? "",
    source: order.source_name ?? "",
    discountCodes: order.discount_codes?.map(({ code }) => code) ?? [],
    location: order.location_id ?? undefined,
    app: order.app_id ?? undefined,
  };
}

/** Price times quantity less discounts and included tax, for the quantity still ordered. */
function toLine(line: LineItem, taxesIncluded: boolean, currency: string): OrderLine {
  const discounts = line.discount_allocations.reduce(
    (sum, { amount_set }) => sum + shopMoney(amount_set, currency),
    0n,
  );
  const gross = shopMoney(line.price_set, currency) * BigInt(line.quantity) - discounts;
  const tax = taxesIncluded ? taxOf(line, currency) : 0n;
  return {
    id: line.id,
    product: line.product_id ?? undefined,
    variant: line.variant_id ?? undefined,
    title: line.title,
    sku: line.sku ?? undefined,
    price: unitPrice(gross, line.quantity),
    quantity: line.current_quantity,
    net: presentShare(line, gross) - presentShare(line, tax),
  };
}

/** Discounts and taxes are said for the quantity first ordered; what was taken off since bears its part of them. */
function presentShare(line: LineItem, amount: bigint): bigint {
  return line.quantity === 0
    ? 0n
    : roundedShare(amount, BigInt(line.current_quantity), BigInt(line.quantity));
}

function taxOf(line: LineItem, currency: string): bigint {
  return line.tax_lines.reduce(
    (sum, { price, price_set }) =>
      sum + (price_set ? shopMoney(price_set, currency) : minorUnits(price, currency)),
    0n,
  );
}
