import { beforeEach, expect, test } from "vitest";
import { aShop } from "#tests/support/a-shop.ts";
import { aLiveSegment } from "#tests/support/builders/a-segment.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import {
  checkoutPayload,
  customerPayload,
  mergePayload,
  type OrderDraft,
  orderPayload,
  productPayload,
  refundPayload,
  tagsPayload,
} from "#tests/support/builders/payloads.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver } from "#tests/support/deliver.ts";
import type { Delivery } from "#tests/support/oracle/delivery.ts";

const db = await testDatabase();
let shop = 0n;

const START = Date.UTC(2026, 2, 1);
const SECOND = 1_000;
const DAY = 86_400_000;

beforeEach(async () => {
  shop = await aShop(db, { shop: shop + 1n, installedAt: START - DAY });
});

const live = (query: string) => aLiveSegment(db, shop, query, START - DAY);

/** Something told at a moment, counted from the start. */
function told(topic: string, at: number, payload: Parameters<typeof aDelivery>[1]): Delivery {
  return aDelivery(topic, payload, START + at);
}

const created = told(
  "customers/create",
  0,
  customerPayload({ id: 1n, added: START, updated: START }),
);

function order(id: bigint, at: number, rest: Partial<OrderDraft> = {}): Delivery {
  const placed = START + at;
  const lines = [{ id: id * 10n, product: 71n, price: 1500, ordered: 2, current: 2 }];
  const draft = { id, placed, updated: placed, customer: { id: 1n }, total: 3000, lines, ...rest };
  return told("orders/create", at, orderPayload(draft));
}

async function changes() {
  return db.query({
    text: `SELECT customer, kind, at, cause, cause_ref, announced FROM membership_change
           WHERE shop = $1 ORDER BY change`,
    values: [shop],
  });
}

test("a newcomer's first order is the cause, though she and its product come with it", async () => {
  await live("number_of_orders >= 1");
  await deliver(db, shop, [
    created,
    told("customer.tags_added", SECOND, tagsPayload(1n, ["vip"], START + SECOND)),
    order(5n, 2 * SECOND),
    told("products/update", 3 * SECOND, productPayload({ id: 71n, updated: START, tags: ["new"] })),
  ]);
  expect(await changes()).toMatchObject([
    { kind: "entered", at: START + 2 * SECOND, cause: "order", cause_ref: "5", announced: true },
  ]);
});

test("an order of somebody never heard of is the cause of her membership", async () => {
  await live("number_of_orders >= 1");
  await deliver(db, shop, [order(5n, 0)]);
  expect(await changes()).toMatchObject([{ at: START, cause: "order", cause_ref: "5" }]);
});

test("of two orders told at once the second is the cause of what it takes two for", async () => {
  await live("number_of_orders >= 2");
  await deliver(db, shop, [order(5n, 0), order(6n, DAY)]);
  expect(await changes()).toMatchObject([{ at: START + DAY, cause: "order", cause_ref: "6" }]);
});

test("of two tags told at once the one asked for is the cause", async () => {
  await live("customer_tags CONTAINS 'gold'");
  await deliver(db, shop, [
    created,
    told("customer.tags_added", SECOND, tagsPayload(1n, ["vip"], START + SECOND)),
    told("customer.tags_added", DAY, tagsPayload(1n, ["gold"], START + DAY)),
  ]);
  expect(await changes()).toMatchObject([{ at: START + DAY, cause: "details" }]);
});

test("a refund told together with its order is a cause and not the time", async () => {
  await live("orders_placed MATCHES (amount < 20)");
  const refund = { id: 9n, order: 5n, at: START + DAY };
  await deliver(db, shop, [
    order(5n, 0),
    told(
      "refunds/create",
      DAY,
      refundPayload({ ...refund, lines: [{ line: 50n, quantity: 1, amount: 1500 }] }),
    ),
  ]);
  expect(await changes()).toMatchObject([{ at: START + DAY, cause: "order", cause_ref: "5" }]);
});

test("what a merge brings is the merge's doing and no arrival: orders, tags, checkouts and what time made of them", async () => {
  for (const query of [
    "number_of_orders >= 2",
    "customer_tags CONTAINS 'vip'",
    "abandoned_checkout_date IS NOT NULL",
    "orders_placed MATCHES (date < -3d, count >= 2)",
  ]) {
    await live(query);
  }
  const other = { id: 2n };
  const checkout = { id: 8n, created: START + DAY, updated: START + DAY, customer: other };
  await deliver(db, shop, [
    created,
    order(5n, SECOND),
    order(6n, DAY, { customer: other }),
    told("customer.tags_added", DAY, tagsPayload(2n, ["vip"], START + DAY)),
    told("checkouts/create", DAY, checkoutPayload(checkout)),
  ]);
  const before = (await changes()).length;
  await deliver(db, shop, [told("customers/merge", 9 * DAY, mergePayload(1n, 2n))]);
  const merged = (await changes()).slice(before);
  const kept = merged.filter(({ customer }) => customer === 1n);
  expect(kept).toHaveLength(4);
  for (const change of kept) {
    expect(change).toMatchObject({ kind: "entered", cause: "merge", announced: false });
  }
});

test("time alone is the cause of what turns days after an order", async () => {
  await live("last_order_date < -3d");
  await deliver(db, shop, [order(5n, 0)]);
  expect(await changes()).toMatchObject([{ kind: "entered", cause: "time", cause_ref: null }]);
});
