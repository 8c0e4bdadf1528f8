import { beforeEach, expect, test } from "vitest";
import { drainShop } from "#app/services/deliveries/drain-shop.server.ts";
import { replayDelivery } from "#app/services/deliveries/replay-delivery.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import {
  customerPayload,
  orderPayload,
  tagsPayload,
  type OrderDraft,
} from "#tests/support/builders/payloads.ts";
import { datedRows } from "#tests/support/dated-rows.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver, drain, receive } from "#tests/support/deliver.ts";
import type { Delivery } from "#tests/support/oracle/delivery.ts";

const AT = Date.UTC(2026, 5, 1, 12);

const db = await testDatabase();
let shop = 0n;
beforeEach(async () => {
  shop = await aShop(db, { shop: shop + 1n });
});

function anOrder(id: bigint, draft: Partial<OrderDraft> = {}): Delivery {
  const whole = { id, placed: AT, updated: AT, customer: { id: 7n }, total: 1_000, ...draft };
  return aDelivery("orders/create", orderPayload(whole), AT + Number(id % 1_000n));
}

async function states(): Promise<Record<string, number>> {
  const rows = await db.query<{ state: string; count: bigint }>({
    text: "SELECT state, count(*) FROM delivery WHERE shop = $1 GROUP BY state",
    values: [shop],
  });
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

test("an applied delivery leaves its row without a body", async () => {
  await deliver(db, shop, [anOrder(1n)]);
  const rows = await db.query({
    text: "SELECT state, body, reason, attempts FROM delivery WHERE shop = $1",
    values: [shop],
  });
  expect(rows).toEqual([{ state: "applied", body: null, reason: null, attempts: 1 }]);
});

test("what cannot be read is set aside with its reason, and the others go on", async () => {
  await deliver(db, shop, [
    { ...anOrder(1n), webhookId: "not json", body: "{" },
    { ...anOrder(1n), webhookId: "not an order", body: '{"id": "one"}' },
    aDelivery("moons/full", {}, AT),
    anOrder(2n),
  ]);
  expect(await states()).toEqual({ quarantined: 3, applied: 1 });
  const reasons = await db.query<{ topic: string; reason: string; kept: boolean }>({
    text: `SELECT reason, body IS NOT NULL AS kept FROM delivery
           WHERE shop = $1 AND state = 'quarantined' ORDER BY reason`,
    values: [shop],
  });
  expect(reasons).toEqual([
    { reason: expect.stringContaining("Unexpected shape: id (") as string, kept: true },
    { reason: "Unknown topic", kept: true },
    { reason: "Unreadable body: SyntaxError", kept: true },
  ]);
  expect((await datedRows(db, shop))["order_state"]).toHaveLength(1);
});

test("a quarantined delivery can be replayed, once what kept it out is mended", async () => {
  const delivery = anOrder(1n);
  await receive(db, shop, [delivery]);
  await db.query({
    text: "UPDATE delivery SET topic = 'orders/kreate' WHERE shop = $1",
    values: [shop],
  });
  await drain(db, shop);
  expect(await states()).toEqual({ quarantined: 1 });

  await db.query({
    text: "UPDATE delivery SET topic = 'orders/create' WHERE shop = $1",
    values: [shop],
  });
  expect(await replayDelivery(db, shop, delivery.webhookId)).toBe(true);
  expect(await replayDelivery(db, shop, delivery.webhookId)).toBe(false);
  await drain(db, shop);
  expect(await states()).toEqual({ applied: 1 });
  expect((await datedRows(db, shop))["order_state"]).toHaveLength(1);
});

test("a batch that the database refuses is halved until the culprit stands alone", async () => {
  // 10^15 Chilean UF have four decimals: more minor units than a bigint holds.
  const draft = anOrder(13n, { money: { currency: "CLF", exponent: 4 }, total: 0 });
  const poison = { ...draft, body: draft.body.replaceAll('"0.0000"', '"999999999999999.0000"') };
  const many = Array.from({ length: 9 }, (_, index) => anOrder(BigInt(index) + 1n));
  await deliver(db, shop, [...many.slice(0, 5), poison, ...many.slice(5)]);
  expect(await states()).toEqual({ applied: 9, quarantined: 1 });
  const [culprit] = await db.query({
    text: "SELECT webhook_id, reason FROM delivery WHERE shop = $1 AND state = 'quarantined'",
    values: [shop],
  });
  expect(culprit).toEqual({
    webhook_id: poison.webhookId,
    reason: "Refused by the database: 22003",
  });
});

test("an outage sets nothing aside and changes nothing", async () => {
  await receive(db, shop, [anOrder(1n)]);
  await db.query({ text: "ALTER TABLE order_state RENAME TO order_state_away" });
  try {
    await expect(drainShop(db, shop)).rejects.toThrow();
  } finally {
    await db.query({ text: "ALTER TABLE order_state_away RENAME TO order_state" });
  }
  expect(await states()).toEqual({ waiting: 1 });
  await drain(db, shop);
  expect(await states()).toEqual({ applied: 1 });
});

/** Has our own program fail at what is of customer 13, as a wrong statement would. */
async function withAFaultOfOurs(work: () => Promise<void>): Promise<void> {
  await db.query({
    text: `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
             IF NEW.customer = 13 THEN RAISE EXCEPTION 'wrong' USING ERRCODE = '42883'; END IF;
             RETURN NEW; END $$;
           CREATE TRIGGER fail BEFORE INSERT ON order_version FOR EACH ROW EXECUTE FUNCTION fail()`,
  });
  try {
    await work();
  } finally {
    await db.query({ text: "DROP FUNCTION fail CASCADE" });
  }
}

test("what our own program fails at is tried again, then singled out and set aside", async () => {
  const poison = anOrder(13n, { customer: { id: 13n } });
  const others = [1n, 2n, 3n, 4n].map((id) => anOrder(id));
  await receive(db, shop, [...others.slice(0, 2), poison, ...others.slice(2)]);
  await withAFaultOfOurs(async () => {
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(drainShop(db, shop)).rejects.toThrow("wrong");
    }
    expect(await states()).toEqual({ waiting: 5 });
    await drain(db, shop);
  });
  expect(await states()).toEqual({ applied: 4, quarantined: 1 });
  const [culprit] = await db.query({
    text: "SELECT webhook_id, reason FROM delivery WHERE shop = $1 AND state = 'quarantined'",
    values: [shop],
  });
  const reason = "A fault of ours while applying it";
  expect(culprit).toEqual({ webhook_id: poison.webhookId, reason });

  expect(await replayDelivery(db, shop, poison.webhookId)).toBe(true);
  await drain(db, shop);
  expect(await states()).toEqual({ applied: 5 });
});

test("where our own program fails at everything, the deliveries wait for its mending", async () => {
  const poison = Array.from({ length: 25 }, (_, index) =>
    anOrder(BigInt(index) + 1n, { customer: { id: 13n } }),
  );
  await receive(db, shop, poison);
  await withAFaultOfOurs(async () => {
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(drainShop(db, shop)).rejects.toThrow("wrong");
    }
    await expect(drain(db, shop)).rejects.toThrow("wrong");
  });
  expect(await states()).toEqual({ quarantined: 20, waiting: 5 });
});

test("a drain takes the oldest five hundred", async () => {
  const deliveries = Array.from({ length: 520 }, (_, index) =>
    aDelivery("customer.tags_added", tagsPayload(7n, [`tag ${index}`], AT + index), AT + index),
  );
  await receive(db, shop, deliveries);
  expect(await drainShop(db, shop)).toEqual({ kind: "drained", deliveries: 500 });
  expect(await drainShop(db, shop)).toEqual({ kind: "drained", deliveries: 20 });
  expect((await datedRows(db, shop))["customer_value"]).toHaveLength(520);
});

test("a delivery under another shop's key is set aside", async () => {
  await receive(db, shop, [
    aDelivery("customers/create", customerPayload({ id: 7n, added: AT, updated: AT }), AT),
  ]);
  await db.query({
    text: "UPDATE delivery SET body = substring(body FROM 1 FOR 20) WHERE shop = $1",
    values: [shop],
  });
  await drain(db, shop);
  expect(await states()).toEqual({ quarantined: 1 });
});
