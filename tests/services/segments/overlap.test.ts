import { expect, test } from "vitest";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { countAudience } from "#app/services/segments/count-audience.server.ts";
import { overlap } from "#app/services/segments/overlap.server.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();
const HOUR = 3_600_000;

/** Customers 1 to 10 of whom 1 to 6 ordered and 1 to 3 twice; the odd ones are subscribed. */
async function aPopulation(shop: bigint) {
  const live = await openLiveShop(db, shop, 10);
  for (const customer of [1, 2, 3, 4, 5, 6]) {
    await live.deliver({ customer, order: customer, placed: live.opened - HOUR });
  }
  for (const customer of [1, 2, 3]) {
    await live.deliver({ customer, order: customer + 100, placed: live.opened - HOUR });
  }
  await db.query({
    text: `INSERT INTO customer_value
           SELECT $1::bigint, n, 'email_subscription_status', 'SUBSCRIBED', '-infinity', 'infinity'
           FROM generate_series(1, 10, 2) n`,
    values: [shop],
  });
  return {
    buyers: await live.make("Buyers", "number_of_orders >= 1"),
    regulars: await live.make("Regulars", "number_of_orders >= 2"),
    others: await live.make("Others", "number_of_orders = 0"),
  };
}

test("segments overlap by their present members, and everybody is counted once together", async () => {
  const { buyers, regulars, others } = await aPopulation(1n);
  expect(await overlap(db, 1n, [regulars, buyers, others])).toEqual({
    segments: [
      { segment: buyers, name: "Buyers", size: 6 },
      { segment: others, name: "Others", size: 4 },
      { segment: regulars, name: "Regulars", size: 3 },
    ],
    pairs: [{ one: buyers, other: regulars, both: 3 }],
    together: 10,
    inAll: 0,
  });
  expect(await overlap(db, 1n, [regulars, buyers])).toMatchObject({ together: 6, inAll: 3 });
});

test("an audience counts everybody once, without those excluded", async () => {
  const { buyers, regulars, others } = await aPopulation(2n);
  const count = (include: string[], exclude: string[] = []) =>
    countAudience(db, 2n, { include, exclude, channel: "email" });
  expect(await count([buyers, regulars])).toEqual({ ok: true, customers: 6, reachable: 3 });
  expect(await count([buyers, others], [regulars])).toEqual({
    ok: true,
    customers: 7,
    reachable: 3,
  });
  expect(await count([regulars], [buyers])).toEqual({ ok: true, customers: 0, reachable: 0 });
  const texted = { include: [buyers], exclude: [], channel: "sms" } as const;
  expect(await countAudience(db, 2n, texted)).toMatchObject({ customers: 6, reachable: 0 });
});

test("a segment that is not built, or another shop's, makes no number", async () => {
  const { buyers } = await aPopulation(3n);
  const created = await createSegment(db, 3n, { name: "New", query: "" });
  const segment = created.ok ? created.segment : "";
  const asked = { include: [buyers, segment], exclude: [], channel: "email" } as const;
  expect(await countAudience(db, 3n, asked)).toEqual({
    ok: false,
    reason: "not-live",
    segments: [segment],
  });
  const elsewhere = { include: [buyers], exclude: [], channel: "email" } as const;
  expect(await countAudience(db, 2n, elsewhere)).toMatchObject({ ok: false });
  expect(await overlap(db, 2n, [buyers])).toMatchObject({ segments: [], together: 0 });
});
