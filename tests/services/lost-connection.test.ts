import { expect, test } from "vitest";
import type { Database } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { drainShop } from "#app/services/deliveries/drain-shop.server.ts";
import {
  ALL_SAMPLES,
  auditMemberships,
} from "#app/services/memberships/audit-memberships.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { changeQuery } from "#app/services/segments/change-query.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aLiveSegment } from "#tests/support/builders/a-segment.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import {
  checkoutPayload,
  consentPayload,
  customerPayload,
  mergePayload,
  type OrderDraft,
  orderPayload,
  productPayload,
  refundPayload,
  tagsPayload,
} from "#tests/support/builders/payloads.ts";
import { datedRows } from "#tests/support/dated-rows.ts";
import { testDatabase } from "#tests/support/database.ts";
import { receive } from "#tests/support/deliver.ts";
import { ConnectionLost, type Death, dyingDatabase } from "#tests/support/dying-database.ts";
import type { Delivery } from "#tests/support/oracle/delivery.ts";

const db = await testDatabase();
let shops = 0n;

const START = Date.UTC(2026, 2, 1);
const HOUR = 3_600_000;
const LONG = { timeout: 900_000 };

function order(id: bigint, hours: number, rest: Partial<OrderDraft>): OrderDraft {
  const placed = START + hours * HOUR;
  const line = { id: id * 10n, product: 71n, price: 1500, ordered: 2, current: 2 };
  return { id, placed, updated: placed, total: 3000, lines: [line], ...rest };
}

function told(topic: string, hours: number, payload: Parameters<typeof aDelivery>[1]): Delivery {
  return aDelivery(topic, payload, START + hours * HOUR);
}

/** A refund before its order, a merge, a cancellation and a deletion: whatever a batch may hold. */
const BATCHES: readonly (readonly Delivery[])[] = [
  [
    told("refunds/create", 5, refundPayload({ ...refund(1n, 5), lines: [half(20n)] })),
    told("customers/create", 1, customerPayload({ id: 1n, added: START, updated: START })),
    told("orders/create", 2, orderPayload(order(1n, 2, { customer: { id: 1n } }))),
    told("customer.tags_added", 3, tagsPayload(1n, ["vip"], START + 3 * HOUR)),
  ],
  [
    told("orders/create", 4, orderPayload(order(2n, 4, { customer: { id: 2n } }))),
    told("products/update", 6, productPayload({ id: 71n, updated: START, tags: ["sale"] })),
    told(
      "checkouts/create",
      7,
      checkoutPayload({ id: 9n, created: START, updated: START, customer: { id: 3n } }),
    ),
  ],
  [
    told("customers/merge", 8, mergePayload(1n, 2n)),
    told(
      "orders/cancelled",
      9,
      orderPayload({
        ...order(1n, 2, { customer: { id: 1n } }),
        ...{ updated: START + 9 * HOUR, cancelled: START + 9 * HOUR },
      }),
    ),
    told(
      "customers_email_marketing_consent/update",
      9,
      consentPayload("email", 3n, "subscribed", START + 9 * HOUR),
    ),
    told("orders/delete", 10, { id: 77n }),
    told("customers/delete", 10, { id: 3n }),
  ],
];

function refund(id: bigint, hours: number) {
  return { id, order: 2n, at: START + hours * HOUR };
}

function half(line: bigint) {
  return { line, quantity: 1, amount: 1500 };
}

type Step = (db: Database, shop: bigint) => Promise<unknown>;

const toIdle =
  (run: (db: Database, shop: bigint) => Promise<{ readonly kind: string }>): Step =>
  async (on, shop) => {
    while ((await run(on, shop)).kind !== "idle");
  };

const drainAll: Step = async (on, shop) => {
  for (;;) {
    const drained = await drainShop(on, shop);
    if (drained.kind === "drained" && drained.deliveries === 0) return;
  }
};

/** A person who got no answer looks whether it is there, and otherwise does it again. */
const create: Step = async (on, shop) => {
  const created = await createSegment(on, shop, { name: "Made", query: "number_of_orders > 0" });
  expect(created.ok || created.reason).toSatisfy((it) => it === true || it === "name-taken");
};

const edit: Step = async (on, shop) => {
  const rows = await db.query<{ segment: string }>({
    text: `SELECT segment FROM segment WHERE shop = $1 AND name = 'Made'`,
    values: [shop],
  });
  await changeQuery(on, shop, { segment: rows[0]!.segment, query: "amount_spent > 20" });
};

/** What the app does by itself and a person asks of it; each can be done again at any time. */
const STEPS: readonly Step[] = [
  ...BATCHES[0]!.map(
    (delivery): Step =>
      (on, shop) =>
        receive(on, shop, [delivery]),
  ),
  drainAll,
  create,
  toIdle(buildSegments),
  (on, shop) => receive(on, shop, BATCHES[1]!),
  drainAll,
  toIdle(runClock),
  edit,
  (on, shop) => receive(on, shop, BATCHES[2]!),
  toIdle(buildSegments),
  drainAll,
  toIdle(runClock),
];

interface Played {
  readonly sent: readonly string[];
  readonly state: unknown;
}

async function play(death: Death): Promise<Played> {
  const shop = await aShop(db, { shop: (shops += 1n), installedAt: START - HOUR });
  const began = await databaseNow(db);
  await db.query({
    text: "UPDATE shop SET import_completed_at = installed_at WHERE shop = $1",
    values: [shop],
  });
  for (const query of [
    "number_of_orders >= 1",
    "orders_placed MATCHES (date <= -2d, sum_amount >= 10)",
    "customer_tags CONTAINS 'vip' OR products_purchased MATCHES (tag = 'sale')",
    "abandoned_checkout_date IS NOT NULL",
  ]) {
    await aLiveSegment(db, shop, query, START - HOUR);
  }
  const dying = dyingDatabase(db, death);
  for (const step of STEPS) {
    try {
      await step(dying, shop);
    } catch (fault) {
      if (!(fault instanceof ConnectionLost)) throw fault;
      await step(dying, shop);
    }
  }
  expect(await auditMemberships(db, shop, { samples: ALL_SAMPLES })).toMatchObject({
    differing: 0,
  });
  return { sent: dying.sent, state: await stateOf(shop, began) };
}

/** All that was kept and told; what only says when we did it reads "now". */
async function stateOf(shop: bigint, began: number): Promise<unknown> {
  const instant = (column: string) =>
    `CASE WHEN ${column} >= $2::timestamptz THEN 'now' ELSE ${column}::text END AS ${column}`;
  const values = [shop, new Date(began).toISOString()];
  const statements = {
    versions: `SELECT v.query, v.version, v.state, v.members, ${instant("live_from")}
               FROM segment_version v WHERE shop = $1 ORDER BY 1, 2, 5`,
    intervals: `SELECT v.query, customer, ${instant("entered_at")}, ${instant("left_at")}
                FROM membership m JOIN segment_version v USING (shop, segment, version)
                WHERE shop = $1 ORDER BY 1, 2, entered_at`,
    changes: `SELECT v.query, customer, kind, ${instant("at")}, cause, cause_ref, announced
              FROM membership_change c JOIN segment_version v USING (shop, segment, version)
              WHERE shop = $1 ORDER BY v.query, customer, c.change`,
    deliveries: `SELECT webhook_id, state, $2::text IS NULL AS body FROM delivery
                 WHERE shop = $1 ORDER BY 1`,
    refetches: `SELECT entity, id, $2::text IS NULL AS asked FROM refetch
                WHERE shop = $1 ORDER BY 1, 2`,
  };
  const kept: Record<string, unknown> = { ...(await datedRows(db, shop)) };
  for (const [name, text] of Object.entries(statements)) {
    kept[name] = await db.query({ text, values });
  }
  return kept;
}

/** At how many of the statements the connection is lost in one run: everywhere when it runs long. */
const STRIDE = process.env["FUZZ_RUNS"] === undefined ? 7 : 1;

test("a connection lost at any statement changes nothing in the end", LONG, async () => {
  const { sent, state } = await play({ at: Number.POSITIVE_INFINITY, when: "before" });
  const deaths = sent.flatMap((text, index): Death[] => {
    const before: Death = { at: index + 1, when: "before" };
    // Within a transaction it is all the same whether the statement was done; not at its end.
    const ends: Death[] = text === "COMMIT" ? [{ at: index + 1, when: "after" }] : [];
    return index % STRIDE === 0 ? [before, ...ends] : ends;
  });
  expect(deaths.filter(({ when }) => when === "before").length).toBeGreaterThan(35);
  expect(deaths.filter(({ when }) => when === "after").length).toBeGreaterThan(15);
  for (const death of deaths) {
    expect({ death, ...(await play(death)) }).toMatchObject({ death, state });
  }
});
