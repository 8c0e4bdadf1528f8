import { expect, test } from "vitest";
import { DEFAULT_ORDER_POLICY } from "#app/core/commerce/order-policy.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { changeOrderPolicy } from "#app/services/settings/change-order-policy.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";
import { ORDER_TRAITS } from "#app/core/catalog/customer-history.ts";

const db = await testDatabase();
const AT_THE_TILL = { ...DEFAULT_ORDER_POLICY, countPos: false };

async function runUntilIdle(shop: bigint): Promise<void> {
  while ((await runClock(db, shop)).kind !== "idle");
}

async function intervals(shop: bigint, customer: number) {
  return db.query<{ entered_at: number; left_at: number | null }>({
    text: `SELECT entered_at, left_at FROM membership WHERE shop = $1 AND customer = $2
           ORDER BY entered_at`,
    values: [shop, customer],
  });
}

/** A shop where customer 1 bought online, customer 2 at the till, before its segment was made. */
async function aShopWithATill(shop: bigint) {
  const live = await openLiveShop(db, shop, 3);
  for (const customer of [1, 2]) {
    await live.deliver({ customer, order: customer, placed: live.opened });
  }
  await db.query({
    text: `UPDATE order_state SET traits = $2 WHERE shop = $1 AND customer = 2`,
    values: [shop, ORDER_TRAITS.pos],
  });
  await live.make("Buyers", "number_of_orders >= 1");
  return live;
}

test("rules changed from now on leave the past as it was", async () => {
  const { shop, mark } = await aShopWithATill(1n);
  const before = await mark();
  expect(await changeOrderPolicy(db, shop, { policy: AT_THE_TILL, since: "now" })).toBe(true);
  await runUntilIdle(shop);

  const [till] = await intervals(shop, 2);
  expect(till?.left_at).toBeGreaterThan(before);
  expect(await intervals(shop, 1)).toMatchObject([{ left_at: null }]);
  const changes = await db.query({
    text: `SELECT customer, kind, cause, announced FROM membership_change WHERE shop = $1`,
    values: [shop],
  });
  expect(changes).toEqual([{ customer: 2n, kind: "left", cause: "edit", announced: false }]);
});

test("rules changed for the past as well count it again", async () => {
  const { shop } = await aShopWithATill(2n);
  await changeOrderPolicy(db, shop, { policy: AT_THE_TILL, since: "always" });
  await runUntilIdle(shop);
  expect(await intervals(shop, 2)).toEqual([]);
  expect(await intervals(shop, 1)).toMatchObject([{ left_at: null }]);
});

test("the same rules again change nothing and look at nobody", async () => {
  const { shop } = await aShopWithATill(3n);
  expect(await changeOrderPolicy(db, shop, { policy: DEFAULT_ORDER_POLICY, since: "now" })).toBe(
    false,
  );
  const asked = await db.query({ text: "SELECT FROM recalculation WHERE shop = 3" });
  expect(asked).toEqual([]);
});
