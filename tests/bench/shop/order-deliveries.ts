import { aDelivery } from "#tests/support/builders/deliveries.ts";
import {
  checkoutPayload,
  moneySet,
  orderPayload,
  type OrderDraft,
  POUNDS,
  refundPayload,
} from "#tests/support/builders/payloads.ts";
import type { Printable } from "#tests/support/builders/print-json.ts";
import type { Delivery } from "#tests/support/oracle/delivery.ts";

const MINUTE = 60_000;

/**
 * A morning's deliveries of a shop: of twenty, twelve new orders, five of their updates, two
 * checkouts and a refund, on customers spread over all.
 *
 * `round`, less than a million, keeps ids apart between calls. They have 13 digits, as Shopify's.
 */
export function orderDeliveries(
  count: number,
  { customers, round, now }: { customers: number; round: number; now: number },
): Delivery[] {
  const deliveries: Delivery[] = [];
  for (let n = 0; n < count; n += 1) {
    const base = 8_000_000_000_000n + BigInt(round) * 1_000_000n;
    const kind = n % 20;
    // Updates and refunds speak of an order that came twelve deliveries before.
    const isLater = kind >= 12 && kind !== 17 && kind !== 18;
    const order = anOrder(base + BigInt(isLater ? n - 12 : n), { customers, now, isLater });
    if (kind === 17 || kind === 18) deliveries.push(checkout(base + BigInt(n), order, now));
    else if (kind === 19) deliveries.push(refund(order, now));
    else deliveries.push(aDelivery(isLater ? "orders/updated" : "orders/create", full(order), now));
  }
  return deliveries.map((delivery, n) => ({ ...delivery, webhookId: `bench-${round}-${n}` }));
}

function anOrder(
  id: bigint,
  { customers, now, isLater }: { customers: number; now: number; isLater: boolean },
): OrderDraft {
  // A prime step visits customers in no order.
  const customer = 7_000_000_000_001n + ((id * 7_919n) % BigInt(customers));
  const lines = [0n, 1n, 2n].slice(0, 1 + Number(id % 3n)).map((n) => ({
    id: id * 10n + n,
    product: 9_000_000_000_000n + ((id * 31n + n * 977n) % 5_000n),
    price: 1_000 + Number((id * 7n + n) % 4_000n),
    ordered: 1 + Number(id % 3n),
    current: 1 + Number(id % 3n),
  }));
  const goods = lines.reduce((sum, line) => sum + line.price * line.current, 0);
  return {
    id,
    placed: now - 2 * MINUTE,
    updated: isLater ? now - MINUTE : now - 2 * MINUTE,
    customer: { id: customer, added: now - 400 * 86_400_000 },
    email: `person-${customer}@example.com`,
    total: goods + 395,
    lines,
  };
}

function checkout(id: bigint, { customer }: OrderDraft, now: number): Delivery {
  const draft = { id, created: now - 30 * MINUTE, updated: now - 20 * MINUTE, customer };
  return aDelivery("checkouts/create", checkoutPayload(draft), now);
}

function refund({ id, lines = [] }: OrderDraft, now: number): Delivery {
  const refunded = lines.slice(0, 1).map((line) => ({
    line: line.id,
    quantity: 1,
    amount: line.price,
  }));
  const draft = { id: id + 500_000n, order: id, at: now - MINUTE, lines: refunded };
  return aDelivery("refunds/create", refundPayload(draft), now);
}

/** The order with what else Shopify sends and nobody here reads. */
function full(order: OrderDraft): Printable {
  const payload = orderPayload(order);
  if (payload === null || typeof payload !== "object" || "length" in payload) return payload;
  const none = moneySet(0, POUNDS);
  return {
    ...payload,
    ...Object.fromEntries(
      [
        "current_total_discounts_set",
        "current_total_duties_set",
        "subtotal_price_set",
        "total_cash_rounding_payment_adjustment_set",
        "total_discounts_set",
        "total_line_items_price_set",
        "total_price_set",
        "total_shipping_price_set",
        "total_tax_set",
      ].map((name) => [name, none]),
    ),
    billing_address: ADDRESS,
    shipping_address: ADDRESS,
    browser_ip: "192.0.2.17",
    cart_token: "c1-7a8a8f6b6a3d4d7b9a4d2f",
    checkout_token: "a6b1f0e7c53f4a0d8e2b6c1d",
    client_details: {
      accept_language: "en-GB",
      browser_ip: "192.0.2.17",
      user_agent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15",
    },
    discount_codes: [],
    note_attributes: [],
    order_status_url: `https://shop.example/1/orders/${order.id}/authenticate?key=4f0b9d1c2e`,
    payment_gateway_names: ["shopify_payments"],
    referring_site: "https://www.example.com/",
    shipping_lines: [SHIPPING],
    tax_lines: [TAX],
    total_weight: 1_250,
  };
}

const ADDRESS: Printable = {
  first_name: "Ada",
  last_name: "Example",
  address1: "1 Invented Street",
  address2: null,
  phone: "+44 20 7946 0000",
  city: "London",
  zip: "N1 1AA",
  province: "England",
  country: "United Kingdom",
  company: null,
  latitude: 51.5,
  longitude: -0.1,
  name: "Ada Example",
  country_code: "GB",
  province_code: "ENG",
};

const SHIPPING: Printable = {
  id: 1,
  code: "Standard",
  price: "3.95",
  price_set: moneySet(395, POUNDS),
  discounted_price_set: moneySet(395, POUNDS),
  source: "shopify",
  title: "Standard",
  tax_lines: [],
  discount_allocations: [],
};

const TAX: Printable = {
  price: "0.00",
  rate: 0.2,
  title: "VAT",
  price_set: moneySet(0, POUNDS),
  channel_liable: false,
};
