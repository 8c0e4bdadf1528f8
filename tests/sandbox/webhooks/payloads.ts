import {
  financialStatus,
  grossGoods,
  grossTotal,
  netGoods,
  netTotal,
  refundAmount,
  type ShopCheckout,
  type ShopCustomer,
  type ShopLine,
  type ShopOrder,
  type ShopRefund,
} from "#tests/sandbox/shop/things.ts";
import { toGid } from "#tests/sandbox/graphql/gid.ts";
import { inventPlace } from "#tests/sandbox/shop/invent-place.ts";
import { londonWall } from "#tests/sandbox/shop/london-time.ts";

type Payload = Readonly<Record<string, unknown>>;

/** "2026-11-22T10:00:00+00:00": whole seconds on the shop's clock, as in Shopify's deliveries. */
export function restInstant(moment: number): string {
  const wall = londonWall(moment);
  const hours = String(Math.round((wall - moment) / 3_600_000)).padStart(2, "0");
  return `${new Date(wall).toISOString().slice(0, 19)}+${hours}:00`;
}

const amount = (pence: number) => (pence / 100).toFixed(2);

function moneySet(pence: number) {
  const money = { amount: amount(pence), currency_code: "GBP" };
  return { shop_money: money, presentment_money: money };
}

function address(country: string | undefined, customer: number) {
  if (country === undefined) return null;
  const place = inventPlace(country, customer);
  return {
    country_code: country,
    first_name: null,
    province_code: place?.region ?? null,
    zip: place?.zip ?? null,
    city: place?.city ?? null,
  };
}

/** customers/*: no tags, no totals, no consent, as since 2025-01. */
export function customerPayload(customer: ShopCustomer): Payload {
  return {
    id: customer.id,
    admin_graphql_api_id: toGid("Customer", customer.id),
    created_at: restInstant(customer.createdAt),
    updated_at: restInstant(customer.updatedAt),
    first_name: customer.firstName,
    last_name: customer.lastName,
    email: customer.email,
    phone: null,
    state: "disabled",
    note: null,
    verified_email: true,
    tax_exempt: false,
    currency: "GBP",
    addresses: customer.countries.map((country) => address(country, customer.id)),
    default_address: address(customer.countries.at(-1), customer.id),
  };
}

function linePayload(line: ShopLine): Payload {
  const unit = Math.round(line.price / 10);
  return {
    id: line.id,
    admin_graphql_api_id: toGid("LineItem", line.id),
    product_id: line.product.id,
    variant_id: line.product.variant,
    title: line.product.title,
    name: line.product.title,
    sku: line.product.code,
    quantity: line.quantity,
    current_quantity: line.left,
    price: amount(unit),
    price_set: moneySet(unit),
    total_discount: "0.00",
    total_discount_set: moneySet(0),
    discount_allocations: [],
    tax_lines: [],
    taxable: false,
    gift_card: false,
  };
}

/** refunds/create, and inside orders. Shipping comes as an adjustment, negative. */
export function refundPayload(order: ShopOrder, refund: ShopRefund): Payload {
  return {
    id: refund.id,
    admin_graphql_api_id: toGid("Refund", refund.id),
    order_id: order.id,
    created_at: restInstant(refund.at),
    processed_at: restInstant(refund.at),
    note: null,
    restock: true,
    total_duties_set: moneySet(0),
    refund_line_items: refund.lines.map(({ id, line, quantity, amount: pence }) => ({
      id,
      line_item_id: line.id,
      quantity,
      restock_type: "return",
      subtotal: pence / 100,
      subtotal_set: moneySet(pence),
      total_tax: 0,
      total_tax_set: moneySet(0),
      line_item: linePayload(line),
    })),
    transactions: [
      {
        id: refund.id + 1,
        order_id: order.id,
        kind: "refund",
        status: "success",
        amount: amount(refundAmount(refund)),
        currency: "GBP",
        gateway: "bogus",
        processed_at: restInstant(refund.at),
      },
    ],
    order_adjustments:
      refund.shipping === 0
        ? []
        : [
            {
              id: refund.id + 2,
              order_id: order.id,
              refund_id: refund.id,
              kind: "shipping_refund",
              amount: amount(-refund.shipping),
              amount_set: moneySet(-refund.shipping),
              tax_amount: "0.00",
              tax_amount_set: moneySet(0),
            },
          ],
  };
}

/** orders/*: the order's full state. */
export function orderPayload(order: ShopOrder): Payload {
  return {
    id: order.id,
    admin_graphql_api_id: toGid("Order", order.id),
    name: order.name,
    order_number: Number(order.name.slice(1)),
    created_at: restInstant(order.placedAt),
    processed_at: restInstant(order.placedAt),
    updated_at: restInstant(order.updatedAt),
    cancelled_at: order.cancelledAt === undefined ? null : restInstant(order.cancelledAt),
    cancel_reason: order.cancelledAt === undefined ? null : "customer",
    closed_at: null,
    test: false,
    financial_status: financialStatus(order).toLowerCase(),
    fulfillment_status: null,
    source_name: order.sale.channel,
    app_id: order.sale.app,
    location_id: order.sale.location ?? null,
    discount_codes: order.sale.codes.map((code) => ({ code, amount: "0.00", type: "percentage" })),
    taxes_included: true,
    currency: "GBP",
    presentment_currency: "GBP",
    customer_locale: "en",
    email: order.email ?? null,
    contact_email: order.email ?? null,
    tags: "",
    total_price: amount(grossTotal(order)),
    total_price_set: moneySet(grossTotal(order)),
    subtotal_price: amount(grossGoods(order)),
    subtotal_price_set: moneySet(grossGoods(order)),
    current_total_price: amount(netTotal(order)),
    current_total_price_set: moneySet(netTotal(order)),
    current_subtotal_price: amount(netGoods(order)),
    current_subtotal_price_set: moneySet(netGoods(order)),
    current_total_tax_set: moneySet(0),
    total_tax_set: moneySet(0),
    total_shipping_price_set: moneySet(order.shipping),
    customer: order.customer ? customerPayload(order.customer) : null,
    billing_address: address(order.country, order.customer?.id ?? order.id),
    shipping_address: address(order.country, order.customer?.id ?? order.id),
    line_items: order.lines.map(linePayload),
    shipping_lines: [],
    refunds: order.refunds.map((refund) => refundPayload(order, refund)),
  };
}

/** checkouts/*: known by their token; the id stands in the name. */
export function checkoutPayload(domain: string, checkout: ShopCheckout): Payload {
  return {
    token: checkout.token,
    cart_token: checkout.token,
    name: `#${checkout.id}`,
    created_at: restInstant(checkout.createdAt),
    updated_at: restInstant(checkout.updatedAt),
    completed_at: checkout.completedAt === undefined ? null : restInstant(checkout.completedAt),
    closed_at: null,
    email: checkout.customer.email,
    phone: null,
    currency: "GBP",
    customer_locale: "en",
    abandoned_checkout_url: `https://${domain}/checkouts/${checkout.token}/recover`,
    buyer_accepts_marketing: false,
    customer: customerPayload(checkout.customer),
    line_items: checkout.lines.map(({ product, quantity }) => ({
      product_id: product.id,
      variant_id: product.variant,
      title: product.title,
      sku: product.code,
      quantity,
      price: amount(Math.round(product.price / 10)),
    })),
    total_price: amount(
      checkout.lines.reduce(
        (sum, { product, quantity }) => sum + Math.round((product.price * quantity) / 10),
        0,
      ),
    ),
  };
}

export function tagsPayload(customer: ShopCustomer, tags: readonly string[], at: number): Payload {
  return { customerId: toGid("Customer", customer.id), tags, occurredAt: restInstant(at) };
}

export function consentPayload(customer: ShopCustomer): Payload {
  const { state, updatedAt } = customer.consent;
  return {
    customer_id: customer.id,
    email_address: customer.email,
    email_marketing_consent: {
      state: state.toLowerCase(),
      opt_in_level: "single_opt_in",
      consent_updated_at: updatedAt === null ? null : restInstant(updatedAt),
    },
  };
}

export function mergePayload(kept: ShopCustomer, deleted: ShopCustomer, job: number): Payload {
  return {
    admin_graphql_api_customer_kept_id: toGid("Customer", kept.id),
    admin_graphql_api_customer_deleted_id: toGid("Customer", deleted.id),
    admin_graphql_api_job_id: `gid://shopify/Job/${job}`,
    status: "completed",
    errors: [],
  };
}

/** The shop itself, for app/uninstalled. */
export function shopPayload(shop: { readonly id: number; readonly domain: string }): Payload {
  return { id: shop.id, myshopify_domain: shop.domain, domain: shop.domain };
}
