import { expect, test } from "vitest";
import { previewDraft } from "#app/services/segments/preview-draft.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertCustomers } from "#tests/support/insert-orders.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();
const HOUR = 3_600_000;
const staff = "anna";

/** Customers 1 to 40, of whom 1 to 30 ordered and 1 to 10 twice; the even ones are subscribed. */
async function aPopulation(shop: bigint) {
  const live = await openLiveShop(db, shop, 40);
  const buyers = Array.from({ length: 30 }, (_, index) => index + 1);
  for (const [order, customer] of [...buyers, ...buyers.slice(0, 10)].entries()) {
    await live.deliver({ customer, order: order + 1, placed: live.opened - HOUR });
  }
  return live;
}

async function subscribe(shop: bigint): Promise<void> {
  await db.query({
    text: `INSERT INTO customer_value
           SELECT $1::bigint, n, 'email_subscription_status', 'SUBSCRIBED', '-infinity', 'infinity'
           FROM generate_series(2, 40, 2) n`,
    values: [shop],
  });
}

test("a draft is counted after each condition, with who can be reached and some people", async () => {
  const { shop } = await aPopulation(1n);
  await subscribe(shop);
  const text = "number_of_orders >= 1 AND number_of_orders >= 2 AND amount_spent >= 0";
  const found = await previewDraft(db, shop, { text, segment: "", staff });
  expect(found).toMatchObject({
    kind: "counted",
    customers: 40,
    size: 10,
    steps: [
      { text: "number_of_orders >= 1", count: 30 },
      { text: "number_of_orders >= 2", count: 10 },
      { text: "amount_spent >= 0", count: 10 },
    ],
    emailed: 5,
    texted: undefined,
    warnings: [{ code: "few-members", size: 10 }],
    change: undefined,
  });
  expect(found?.sample.map(({ customer }) => Number(customer))).toEqual([
    10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
  ]);
});

test("where nothing is known of consent nobody is said to be out of reach", async () => {
  const { shop } = await aPopulation(2n);
  const all = await previewDraft(db, shop, { text: "", segment: "", staff });
  expect(all).toMatchObject({ size: 40, emailed: undefined, texted: undefined });
  expect(all?.warnings).toEqual([{ code: "large-share", share: 1 }]);
});

test("an edit shows what it would do, and what cannot be answered shows nothing", async () => {
  const { shop, make } = await aPopulation(3n);
  const segment = await make("Buyers", "number_of_orders >= 1");
  const asked = { segment, staff };
  const preview = (text: string) => previewDraft(db, shop, { ...asked, text });
  expect((await preview("number_of_orders >= 2"))?.change).toMatchObject({ joins: 0, leaves: 20 });
  expect(await preview("rfm_group = 'LOYAL'")).toBeUndefined();
  expect(await preview("number_of_orders >")).toBeUndefined();
});

test("conditions beyond the twelfth are counted together, and a large shop is estimated", async () => {
  const { shop } = await openLiveShop(db, 4n, 0);
  await insertCustomers(db, shop, 25_600);
  const text = Array.from({ length: 15 }, (_, index) => `number_of_orders >= -${index}`).join(
    " AND ",
  );
  const found = await previewDraft(db, shop, { text, segment: "", staff });
  expect(found).toMatchObject({ kind: "estimated", customers: 25_600, size: 25_600 });
  expect(found?.steps).toHaveLength(13);
  expect(found?.steps.at(-1)).toEqual({ text: undefined, count: 25_600 });
});
