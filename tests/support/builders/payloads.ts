import { roundedShare } from "#app/lib/rounded-share.ts";
import type { Printable } from "./print-json.ts";

/** Plain payloads in the shapes of Shopify's REST webhooks, with sensible values for what a test does not say. */

export interface MoneyStyle {
  readonly currency: string;
  /** Decimals of the currency. */
  readonly exponent: number;
}

export const POUNDS: MoneyStyle = { currency: "GBP", exponent: 2 };

export interface OrderDraft {
  readonly id: bigint;
  readonly placed: number;
  readonly updated: number;
  readonly customer?: CustomerMention | undefined;
  readonly email?: string | undefined;
  readonly test?: boolean;
  readonly cancelled?: number | undefined;
  readonly financialStatus?: string;
  readonly source?: string;
  readonly codes?: readonly string[];
  readonly location?: bigint | undefined;
  readonly app?: bigint | undefined;
  readonly money?: MoneyStyle;
  /** In minor units: what the order comes to at this version. */
  readonly total: number;
  readonly lines?: readonly LineDraft[];
  readonly refunds?: readonly RefundDraft[];
}

export interface CustomerMention {
  readonly id: bigint;
  readonly added?: number | undefined;
}

export interface LineDraft {
  readonly id: bigint;
  readonly product?: bigint | undefined;
  readonly price: number;
  /** Taken off all that were ordered. */
  readonly discount?: number;
  readonly sku?: string;
  readonly ordered: number;
  readonly current: number;
}

/** What is left of a line comes to, in minor units. */
export function lineNet({ price, discount = 0, ordered, current }: LineDraft): number {
  if (ordered === 0) return 0;
  const paid = BigInt(price) * BigInt(ordered) - BigInt(discount);
  return Number(roundedShare(paid, BigInt(current), BigInt(ordered)));
}

export interface RefundDraft {
  readonly id: bigint;
  readonly order: bigint;
  readonly at: number;
  readonly money?: MoneyStyle;
  readonly lines: readonly {
    readonly line: bigint;
    readonly quantity: number;
    readonly amount: number;
  }[];
  /** Shipping given back, in minor units. */
  readonly shipping?: number;
}

/** An instant as Shopify writes it: whole seconds, in the shop's offset. Any offset means the same. */
export function shopifyTime(moment: number, offsetHours = 0): string {
  const shown = new Date(moment + offsetHours * 3_600_000).toISOString();
  const text = moment % 1000 === 0 ? shown.slice(0, 19) : shown.slice(0, 23);
  const sign = offsetHours < 0 ? "-" : "+";
  return `${text}${sign}${String(Math.abs(offsetHours)).padStart(2, "0")}:00`;
}

/** 1234 minor units of a currency with two decimals are "12.34". */
export function decimal(minor: number, exponent: number): string {
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const sign = minor < 0 ? "-" : "";
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

export function moneySet(minor: number, { currency, exponent }: MoneyStyle): Printable {
  const money = { amount: decimal(minor, exponent), currency_code: currency };
  return { shop_money: money, presentment_money: money };
}

/** The body of orders/create, updated, paid and cancelled. */
export function orderPayload(draft: OrderDraft): Printable {
  const { money = POUNDS, lines = [], refunds = [] } = draft;
  const goods = lines.reduce((sum, line) => sum + lineNet(line), 0);
  return {
    id: draft.id,
    admin_graphql_api_id: `gid://shopify/Order/${draft.id}`,
    name: `#${draft.id % 10_000n}`,
    created_at: shopifyTime(draft.placed),
    processed_at: shopifyTime(draft.placed),
    updated_at: shopifyTime(draft.updated, -5),
    cancelled_at: draft.cancelled === undefined ? null : shopifyTime(draft.cancelled),
    currency: money.currency,
    current_subtotal_price_set: moneySet(goods, money),
    current_total_price_set: moneySet(draft.total, money),
    current_total_tax_set: moneySet(0, money),
    customer: draft.customer === undefined ? null : mentionPayload(draft.customer),
    email: draft.email ?? null,
    line_items: lines.map((line) => linePayload(line, money)),
    refunds: refunds.map(refundPayload),
    ...orderDetails(draft),
    taxes_included: false,
    test: draft.test ?? false,
  };
}

function orderDetails({ financialStatus, source, codes = [], location, app }: OrderDraft) {
  return {
    financial_status: financialStatus ?? "paid",
    source_name: source ?? "web",
    discount_codes: codes.map((code) => ({ code, amount: "0", type: "percentage" })),
    location_id: location ?? null,
    app_id: app ?? null,
  };
}

/** An order's own word on its customer: often without dates, and by an address that may be another one. */
function mentionPayload({ id, added }: CustomerMention): Printable {
  return {
    id,
    created_at: added === undefined ? null : shopifyTime(added),
    updated_at: null,
    first_name: "As ordered",
    last_name: null,
    email: `customer-${id}@ordered.example`,
    phone: null,
  };
}

function linePayload(line: LineDraft, money: MoneyStyle): Printable {
  return {
    id: line.id,
    product_id: line.product ?? null,
    variant_id: null,
    title: titleOf(line.product),
    name: "A line",
    sku: line.sku ?? skuOf(line.product),
    quantity: line.ordered,
    current_quantity: line.current,
    price: decimal(line.price, money.exponent),
    price_set: moneySet(line.price, money),
    tax_lines: [],
    discount_allocations:
      (line.discount ?? 0) === 0 ? [] : [{ amount_set: moneySet(line.discount ?? 0, money) }],
  };
}

function titleOf(product: bigint | undefined): string {
  return product === undefined ? "Gift wrap" : `Product ${product}`;
}

function skuOf(product: bigint | undefined): string | null {
  return product === undefined ? null : `SKU-${product}`;
}

/** The body of refunds/create, and a refund inside an order. */
export function refundPayload(draft: RefundDraft): Printable {
  const { money = POUNDS, shipping = 0 } = draft;
  const amount = draft.lines.reduce((sum, line) => sum + line.amount, shipping);
  return {
    id: draft.id,
    admin_graphql_api_id: `gid://shopify/Refund/${draft.id}`,
    order_id: draft.order,
    created_at: shopifyTime(draft.at),
    processed_at: shopifyTime(draft.at),
    total_duties_set: moneySet(0, money),
    refund_line_items: draft.lines.map((line, index) => ({
      id: draft.id * 10n + BigInt(index),
      line_item_id: line.line,
      quantity: line.quantity,
      subtotal_set: moneySet(line.amount, money),
      total_tax_set: moneySet(0, money),
    })),
    order_adjustments:
      shipping === 0
        ? []
        : [
            {
              id: draft.id * 10n + 9n,
              kind: "shipping_refund",
              amount_set: moneySet(-shipping, money),
              tax_amount_set: moneySet(0, money),
            },
          ],
    transactions: [
      {
        id: draft.id,
        kind: "refund",
        status: "success",
        amount: decimal(amount, money.exponent),
        currency: money.currency,
      },
    ],
  };
}

export interface CustomerDraft {
  readonly id: bigint;
  readonly added: number;
  readonly updated: number;
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly countries?: readonly string[];
}

/** The body of customers/create and update. It says neither tags nor consent. */
/** Where those live who name a country. */
const PLACES: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  GB: { province_code: "ENG", city: "St Albans", zip: "al1  1aa" },
  US: { province_code: "NY", city: "New York City", zip: "10001" },
  DE: { province_code: null, city: "Berlin", zip: "10115" },
};

export function customerPayload(draft: CustomerDraft): Printable {
  const addresses = (draft.countries ?? []).map((country_code) => ({
    country_code,
    ...PLACES[country_code],
  }));
  return {
    id: draft.id,
    admin_graphql_api_id: `gid://shopify/Customer/${draft.id}`,
    created_at: shopifyTime(draft.added),
    updated_at: shopifyTime(draft.updated, 2),
    first_name: draft.firstName ?? null,
    last_name: null,
    email: draft.email ?? null,
    phone: null,
    state: draft.countries?.length === 1 ? "enabled" : "disabled",
    addresses,
    default_address: addresses[0] ?? null,
  };
}

export interface CheckoutDraft {
  readonly id: bigint;
  readonly created: number;
  readonly updated: number;
  readonly completed?: number | undefined;
  readonly customer?: CustomerMention | undefined;
  readonly email?: string;
  readonly lines?: readonly Omit<LineDraft, "id" | "current">[];
  readonly money?: MoneyStyle;
  /** The customer's, where it is another than the shop's. */
  readonly presentment?: string;
}

/** The body of checkouts/create and update: known by its token. */
export function checkoutPayload(draft: CheckoutDraft): Printable {
  const { lines = [], money = POUNDS } = draft;
  const total = lines.reduce((sum, line) => sum + line.price * line.ordered, 0);
  return {
    id: draft.id,
    token: `token-${draft.id}`,
    name: `#${draft.id}`,
    created_at: shopifyTime(draft.created),
    updated_at: shopifyTime(draft.updated),
    completed_at: draft.completed === undefined ? null : shopifyTime(draft.completed),
    customer: draft.customer === undefined ? null : mentionPayload(draft.customer),
    email: draft.email ?? null,
    abandoned_checkout_url: `https://shop.example/recover/${draft.id}`,
    currency: money.currency,
    presentment_currency: draft.presentment ?? money.currency,
    total_price: decimal(total, money.exponent),
    line_items: lines.map((line) => ({
      product_id: line.product ?? null,
      variant_id: null,
      title: titleOf(line.product),
      sku: line.sku ?? skuOf(line.product),
      quantity: line.ordered,
      price: decimal(line.price, money.exponent),
    })),
  };
}

export interface ProductDraft {
  readonly id: bigint;
  readonly updated: number;
  readonly tags: readonly string[];
  readonly vendor?: string;
  readonly type?: string;
  readonly category?: string | null | undefined;
}

/** The body of products/create and update. */
export function productPayload(draft: ProductDraft): Printable {
  return {
    id: draft.id,
    title: `Product ${draft.id}`,
    handle: `product-${draft.id}`,
    vendor: draft.vendor ?? "Vendor",
    product_type: draft.type ?? "",
    ...(draft.category !== undefined && {
      category: draft.category === null ? null : { full_name: draft.category },
    }),
    updated_at: shopifyTime(draft.updated),
    tags: draft.tags.join(", "),
    image: null,
  };
}

/** The body of customer.tags_added and customer.tags_removed. */
export function tagsPayload(customer: bigint, tags: readonly string[], at: number): Printable {
  return {
    customerId: `gid://shopify/Customer/${customer}`,
    tags,
    occurredAt: new Date(at).toISOString(),
  };
}

/** The body of customer.joined_segment and customer.left_segment. */
export function segmentChangePayload(customer: bigint, segment: bigint): Printable {
  return {
    shop_id: "gid://shopify/Shop/1",
    customer_id: `gid://shopify/Customer/${customer}`,
    segment_id: `gid://shopify/Segment/${segment}`,
  };
}

/** The body of customers_email_marketing_consent/update, or of the one about text messages. */
export function consentPayload(
  channel: "email" | "sms",
  customer: bigint,
  state: string,
  at: number | null,
): Printable {
  const consent = {
    state,
    opt_in_level: null,
    consent_updated_at: at === null ? null : shopifyTime(at),
  };
  return channel === "email"
    ? { customer_id: customer, email_address: "x@example.com", email_marketing_consent: consent }
    : { id: customer, phone: null, sms_marketing_consent: consent };
}

/** The body of customers/merge. */
export function mergePayload(kept: bigint, merged: bigint, status = "completed"): Printable {
  return {
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${merged}`,
    admin_graphql_api_job_id: null,
    status,
    errors: [],
  };
}

export interface ShopDraft {
  readonly zone: string;
  readonly currency: string;
  readonly updated: number;
}

export function shopPayload({ zone, currency, updated }: ShopDraft): Printable {
  return {
    name: "Mandarin & Daughters",
    currency,
    iana_timezone: zone,
    country_code: "GB",
    plan_name: "basic",
    updated_at: new Date(updated).toISOString(),
  };
}
