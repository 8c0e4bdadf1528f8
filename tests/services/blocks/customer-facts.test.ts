import { beforeAll, expect, test } from "vitest";
import type { Database } from "#app/db/database.server.ts";
import { loadCustomerFacts } from "#app/services/blocks/customer-facts.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { customerPayload, orderPayload } from "#tests/support/builders/payloads.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver } from "#tests/support/deliver.ts";

const ANN = 9_007_199_254_740_993n;
const CAKESTAND = 77n;
const HOUR = 3_600_000;
const START = Date.UTC(2026, 1, 1);
const LATER = START + 24 * HOUR;

let db: Database;
let shop: bigint;

beforeAll(async () => {
  db = await testDatabase();
  shop = await aShop(db);
  const began = new Date(START).toISOString();
  const left = {
    id: 1n,
    token: "token-1",
    created_at: began,
    updated_at: began,
    customer: { id: ANN, created_at: began },
    abandoned_checkout_url: "https://shop.example/recover/1",
    line_items: [
      { product_id: CAKESTAND, variant_id: 1n, title: "Cakestand", quantity: 2, price: "5.00" },
      { product_id: null, variant_id: null, title: "Gift <card>", quantity: 1, price: "10.00" },
    ],
  };
  const product = {
    id: CAKESTAND,
    title: "Cakestand",
    handle: "cake stand",
    vendor: "Vendor",
    product_type: "",
    updated_at: began,
    tags: "",
    image: null,
  };
  await deliver(db, shop, [
    aDelivery(
      "customers/create",
      customerPayload({ id: ANN, added: START, updated: START }),
      START,
    ),
    aDelivery("products/create", product, START),
    aDelivery("checkouts/create", left, START),
  ]);
});

test("a checkout that was left is her cart, with the shop's own pages of its products", async () => {
  const facts = await loadCustomerFacts(db, shop, { customer: ANN, now: LATER });
  expect(facts.cartUrl).toBe("https://shop.example/recover/1");
  expect(facts.cart).toMatchObject([
    { title: "Cakestand", quantity: 2, url: `${facts.shop.url}/products/cake%20stand` },
    { title: "Gift <card>", quantity: 1, url: undefined, image: undefined },
  ]);
});

test("nobody in particular has no cart, and nobody has another shop's", async () => {
  const other = await aShop(db, { shop: 2n });
  for (const customer of [undefined, ANN]) {
    const facts = await loadCustomerFacts(db, other, { customer, now: LATER });
    expect(facts).toMatchObject({ cart: [], cartUrl: undefined });
  }
});

test("whoever bought since needs no reminder", async () => {
  await deliver(db, shop, [
    aDelivery(
      "orders/create",
      orderPayload({ id: 9n, placed: LATER, updated: LATER, customer: { id: ANN }, total: 100 }),
      LATER,
    ),
  ]);
  const before = await loadCustomerFacts(db, shop, { customer: ANN, now: LATER - 1 });
  expect(before.cart).toHaveLength(2);
  const after = await loadCustomerFacts(db, shop, { customer: ANN, now: LATER });
  expect(after).toMatchObject({ cart: [], cartUrl: undefined });
});
