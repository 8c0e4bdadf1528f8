import { describe, expect, test } from "vitest";
import type { Fact } from "#app/core/commerce/facts.ts";
import { parseDelivery } from "#app/shopify/parse-delivery.server.ts";
import {
  consentPayload,
  customerPayload,
  mergePayload,
  orderPayload,
  refundPayload,
  tagsPayload,
} from "#tests/support/builders/payloads.ts";
import { printJson, type Printable } from "#tests/support/builders/print-json.ts";

const AT = Date.UTC(2026, 5, 1, 12);
const HEARD = { triggeredAt: AT + 1_000, bodyHash: "aa" };

function read(topic: string, payload: Printable | string): readonly Fact[] {
  const body = typeof payload === "string" ? payload : printJson(payload);
  const parsed = parseDelivery(topic, Buffer.from(body), HEARD);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.facts;
}

function refusal(topic: string, body: string | Uint8Array): string {
  const parsed = parseDelivery(topic, Buffer.from(body), HEARD);
  if (parsed.ok) throw new Error("was read");
  return parsed.reason;
}

const ORDER = {
  id: 820982911946154508n,
  placed: AT,
  updated: AT,
  customer: { id: 115310627314723954n },
  total: 1_250,
};

/** The order's body with other fields in it. */
function orderWith(fields: Record<string, Printable>): Printable {
  return { ...(orderPayload(ORDER) as Record<string, Printable>), ...fields };
}

function money(amount: string, currency = "GBP"): Printable {
  return { shop_money: { amount, currency_code: currency } };
}

function onlyOrder(facts: readonly Fact[]) {
  const [fact] = facts;
  if (fact?.kind !== "order") throw new Error("no order");
  return fact.order;
}

test("ids beyond 2^53 keep every digit, as numbers and in global ids", () => {
  const order = onlyOrder(read("orders/create", orderPayload(ORDER)));
  expect(order.id).toBe("820982911946154508");
  expect(order.customer?.id).toBe("115310627314723954");
  expect(read("customer.tags_added", tagsPayload(9007199254740993n, ["a"], AT))).toMatchObject([
    { kind: "tags", tags: { customer: "9007199254740993" } },
  ]);
});

test("an order was placed when it was processed, which may be long before it was created", () => {
  const facts = read("orders/create", orderWith({ processed_at: "2019-03-01T10:00:00+01:00" }));
  expect(onlyOrder(facts).placed).toBe(Date.UTC(2019, 2, 1, 9));
});

describe("a line's money", () => {
  const line = {
    id: 1,
    product_id: 2,
    title: "Mug",
    quantity: 3,
    current_quantity: 3,
    price_set: money("10.00"),
    discount_allocations: [{ amount_set: money("1.00") }, { amount_set: money("0.50") }],
    tax_lines: [{ price: "4.75", price_set: money("4.75") }],
  };
  test.each([
    ["is its price times its quantity less its discounts", {}, {}, 2_850n],
    ["bears its part of the discounts when some was taken off", { current_quantity: 1 }, {}, 950n],
    ["is nothing when all was taken off", { current_quantity: 0 }, {}, 0n],
    ["leaves out a tax that the price includes", {}, { taxes_included: true }, 2_375n],
    ["rounds halves to even", { current_quantity: 1, quantity: 2 }, {}, 925n],
  ])("%s", (_says, ofLine, ofOrder, net) => {
    const facts = read(
      "orders/updated",
      orderWith({ line_items: [{ ...line, ...ofLine }], ...ofOrder }),
    );
    expect(onlyOrder(facts).lines).toMatchObject([{ product: "2", net }]);
  });
});

test("a line's price is what one cost, after discounts, with the tax it includes and whatever was given back", () => {
  const line = {
    id: 1,
    title: "Mug",
    sku: "M-1",
    quantity: 3,
    current_quantity: 1,
    price_set: money("10.00"),
    discount_allocations: [{ amount_set: money("0.02") }],
    tax_lines: [{ price: "4.75" }],
  };
  const facts = read("orders/create", orderWith({ taxes_included: true, line_items: [line] }));
  expect(onlyOrder(facts).lines).toMatchObject([{ sku: "M-1", price: 999n }]);
});

test("an order says where it was sold, by which app and with which codes", () => {
  const said = {
    source_name: "pos",
    discount_codes: [{ code: "Spring", amount: "1.00", type: "percentage" }],
    location_id: 7,
    app_id: 8,
  };
  expect(onlyOrder(read("orders/create", orderWith(said)))).toMatchObject({
    source: "pos",
    discountCodes: ["Spring"],
    location: "7",
    app: "8",
  });
});

test("goods leave out the tax that prices include", () => {
  const facts = read(
    "orders/create",
    orderWith({
      taxes_included: true,
      current_total_price_set: money("29.00"),
      current_subtotal_price_set: money("24.00"),
      line_items: [
        {
          id: 1,
          title: "Mug",
          quantity: 1,
          current_quantity: 1,
          price_set: money("24.00"),
          tax_lines: [{ price: "4.00" }],
        },
      ],
    }),
  );
  expect(onlyOrder(facts)).toMatchObject({ total: 2_900n, goods: 2_000n });
});

describe("a refund gives back", () => {
  const items = [
    {
      line_item_id: 1,
      quantity: 1,
      subtotal_set: money("10.00"),
      total_tax_set: money("2.00"),
    },
  ];
  const base = { id: 5, order_id: 6, created_at: "2026-06-02T00:00:00Z", refund_line_items: items };
  const given = (status: string, currency: string | null = "GBP") => ({
    kind: "refund",
    status,
    amount: "7.00",
    currency,
  });
  const adjustment = { amount_set: money("-3.00"), tax_amount_set: money("-0.60") };
  test.each([
    ["the money of its transactions", { transactions: [given("success")] }, 700n],
    ["money that is under way", { transactions: [given("pending", null)] }, 700n],
    ["what its lines come to where no money moved", { transactions: [given("failure")] }, 1_200n],
    [
      "what its lines come to where the money is foreign",
      { transactions: [given("success", "EUR")] },
      1_200n,
    ],
    ["what its adjustments add", { order_adjustments: [adjustment] }, 1_560n],
  ])("%s", (_says, fields, amount) => {
    const [fact] = read("refunds/create", { ...base, ...fields });
    expect(fact).toMatchObject({
      kind: "refund",
      refund: { id: "5", order: "6", amount, goods: 1_000n },
    });
  });

  test("the same inside its order", () => {
    const refund = {
      id: 5n,
      order: ORDER.id,
      at: AT,
      lines: [{ line: 1n, quantity: 1, amount: 400 }],
    };
    const [alone] = read("refunds/create", refundPayload(refund));
    const within = onlyOrder(read("orders/updated", orderPayload({ ...ORDER, refunds: [refund] })));
    expect(alone).toEqual({ kind: "refund", refund: within.refunds[0] });
  });
});

test("text becomes storable: no NUL, no lone surrogate, no more than fits", () => {
  const payload = customerPayload({ id: 7n, added: AT, updated: AT, firstName: "A\u0000b\ud800" });
  const [fact] = read("customers/update", payload);
  expect(fact).toMatchObject({ customer: { firstName: "Ab\uFFFD" } });
  const long = customerPayload({ id: 7n, added: AT, updated: AT, firstName: "😀".repeat(300) });
  expect(read("customers/update", long)).toMatchObject([
    { customer: { firstName: "😀".repeat(255) } },
  ]);
});

test("a customer says her countries once each, and neither tags nor consent", () => {
  const payload = customerPayload({
    id: 7n,
    added: AT,
    updated: AT,
    countries: ["GB", "fr", "GB"],
  });
  const [fact] = read("customers/create", payload);
  expect(fact).toMatchObject({ customer: { countries: ["FR", "GB"] } });
  expect(fact).not.toHaveProperty("customer.tags");
  expect(fact).not.toHaveProperty("customer.emailConsent");
});

test("consent without a date is older than any other", () => {
  const [fact] = read(
    "customers_email_marketing_consent/update",
    consentPayload("email", 7n, "subscribed", null),
  );
  expect(fact).toMatchObject({
    consent: { customer: "7", channel: "email", state: "SUBSCRIBED", at: null },
    stamp: { updatedAt: Number.NEGATIVE_INFINITY },
  });
});

test("only a completed merge is one", () => {
  expect(read("customers/merge", mergePayload(1n, 2n, "failed"))).toEqual([]);
  expect(read("customers/merge", mergePayload(1n, 2n, "COMPLETED"))).toEqual([
    { kind: "merged", kept: "1", merged: "2", at: HEARD.triggeredAt },
    { kind: "refetch", entity: "customer", id: "1" },
  ]);
});

test("a checkout without an id is known by the one in its name", () => {
  const [fact] = read("checkouts/create", {
    token: "abc",
    name: "#981820079255243537",
    created_at: "2026-06-01T00:00:00Z",
    updated_at: "2026-06-01T00:00:00Z",
  });
  expect(fact).toMatchObject({ checkout: { token: "abc", id: "981820079255243537" } });
});

test.each([
  [
    "orders/edited",
    { order_edit: { order_id: 5 } },
    [{ kind: "refetch", entity: "order", id: "5" }],
  ],
  [
    "app/scopes_update",
    { id: 1, shop_id: "gid://shopify/Shop/9" },
    [{ kind: "refetch", entity: "scopes", id: "9" }],
  ],
  ["app/uninstalled", { id: 9 }, [{ kind: "uninstalled", at: HEARD.triggeredAt }]],
  ["shop/redact", { shop_id: 9 }, [{ kind: "shop-redacted", at: HEARD.triggeredAt }]],
  [
    "customers/data_request",
    { customer: { id: 7 } },
    [{ kind: "data-request", customer: "7", at: HEARD.triggeredAt }],
  ],
  [
    "customers/redact",
    { customer: { id: 7 }, orders_to_redact: [8] },
    [
      { kind: "gone", entity: "customer", id: "7", reason: "redacted", at: HEARD.triggeredAt },
      { kind: "gone", entity: "order", id: "8", reason: "redacted", at: HEARD.triggeredAt },
    ],
  ],
  [
    "products/delete",
    { id: 3 },
    [{ kind: "gone", entity: "product", id: "3", reason: "deleted", at: HEARD.triggeredAt }],
  ],
])("%s says no more than it knows", (topic, payload, facts) => {
  expect(read(topic, payload)).toEqual(facts);
});

test.each([
  ["an unknown topic", "moons/full", "{}", "Unknown topic"],
  ["a name every object has", "constructor", "{}", "Unknown topic"],
  ["no JSON", "orders/create", "<html>", "Unreadable body: SyntaxError"],
  [
    "bytes that are no text",
    "orders/create",
    new Uint8Array([0x22, 0xff, 0x22]),
    "Unreadable body: TypeError",
  ],
  ["nothing", "orders/create", "", "Unreadable body: SyntaxError"],
  ["depth without end", "orders/create", "[".repeat(200_000), "Unreadable body"],
  [
    "an id too large for the database",
    "orders/delete",
    '{"id":9223372036854775808}',
    "id (custom)",
  ],
  ["a negative id", "orders/delete", '{"id":-1}', "Unexpected shape: id"],
  [
    "money finer than its currency",
    "orders/create",
    printJson(orderWith({ current_total_price_set: money("1.005") })),
    "finer than GBP",
  ],
  [
    "money in two currencies",
    "orders/create",
    printJson(orderWith({ current_subtotal_price_set: money("1.00", "EUR") })),
    "two currencies",
  ],
  [
    "a day that does not exist",
    "orders/create",
    printJson(orderWith({ updated_at: "2026-02-31T99:00:00Z" })),
    "updated_at (custom)",
  ],
])("%s is refused, with a reason that quotes nothing", (_what, topic, body, reason) => {
  expect(refusal(topic, body)).toContain(reason);
});
