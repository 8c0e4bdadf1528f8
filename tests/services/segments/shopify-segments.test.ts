import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Database } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { listMirrors } from "#app/db/segments/mirrors.server.ts";
import { receiveDelivery } from "#app/services/deliveries/receive-delivery.server.ts";
import { runImport } from "#app/services/imports/run-import.server.ts";
import { archiveSegment } from "#app/services/segments/archive-segment.server.ts";
import { bringInSegments } from "#app/services/segments/bring-in-segments.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { listShopifySegments } from "#app/services/segments/list-shopify-segments.server.ts";
import { readMirrors } from "#app/services/segments/read-mirrors.server.ts";
import { adminQuery } from "#app/services/shops/admin-query.server.ts";
import type { AskAdmin } from "#app/shopify/ask-admin.server.ts";
import { LIST_SEGMENT_SUBSCRIPTIONS } from "#app/shopify/operations/segment-subscriptions.server.ts";
import { FIND_SEGMENT, LIST_SEGMENT_MEMBERS } from "#app/shopify/operations/segments.server.ts";
import { ShopifyFault } from "#app/shopify/shopify-fault.server.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { startSandbox } from "#tests/sandbox/start-sandbox.ts";
import { segmentChangePayload } from "#tests/support/builders/payloads.ts";
import { printJson } from "#tests/support/builders/print-json.ts";
import { drain } from "#tests/support/deliver.ts";
import { testDatabase } from "#tests/support/database.ts";
import { installInSandbox } from "#tests/support/installed-shop.ts";
import { SMALL_POPULATION } from "#tests/support/small-population.ts";

let sandbox: Sandbox;
let db: Database;
let shop: bigint;

beforeAll(async () => {
  sandbox = await startSandbox({
    apiKey: "key",
    apiSecret: "secret",
    port: 0,
    appUrl: "http://localhost:1",
    population: SMALL_POPULATION,
    scopes: ["read_orders", "read_customers"],
    subscriptions: new Map(),
    seed: 1,
  });
  db = await testDatabase();
  shop = await installInSandbox(db, sandbox);
  await runImport(db, shop);
  while ((await buildSegments(db, shop)).kind !== "idle");
});

afterAll(() => sandbox.close());

const ask: AskAdmin = (document, variables) => adminQuery(db, shop, document, variables);

/** Shopify, where the segment of our own making holds these, one a page. */
function holding(customers: readonly bigint[], fails = false): AskAdmin {
  return (document, variables) => {
    if (document !== LIST_SEGMENT_MEMBERS) return ask(document, variables);
    const from = Number(variables?.["after"] ?? 0);
    if (fails && from > 0) {
      return Promise.reject(new ShopifyFault("throttled", "Too many questions"));
    }
    const to = from + 1;
    const nodes = customers
      .slice(from, to)
      .map((id) => `gid://shopify/CustomerSegmentMember/${id}`);
    return Promise.resolve({
      customerSegmentMembers: {
        pageInfo: { hasNextPage: to < customers.length, endCursor: String(to) },
        edges: nodes.map((id) => ({ node: { id } })),
      },
    });
  };
}

async function readAll(by: AskAdmin): Promise<void> {
  while (await readMirrors(db, shop, by));
  while ((await buildSegments(db, shop)).kind !== "idle");
}

async function anHourLater(): Promise<void> {
  await db.query({
    text: "UPDATE segment_mirror SET due_at = now() - interval '1 second' WHERE shop = $1",
    values: [shop],
  });
}

async function held(segment: string): Promise<bigint[]> {
  const rows = await db.query<{ customer: bigint }>({
    text: `SELECT customer FROM membership WHERE shop = $1 AND segment = $2 AND left_at IS NULL
           ORDER BY customer`,
    values: [shop, segment],
  });
  return rows.map(({ customer }) => customer);
}

async function idOf(name: string): Promise<bigint> {
  const listed = await listShopifySegments(db, shop, ask);
  return BigInt(listed.find((each) => each.name === name)?.id ?? 0);
}

describe("the list of Shopify's segments", () => {
  test("counts each as Shopify does and as we do, and says how it would be kept", async () => {
    const listed = await listShopifySegments(db, shop, ask);
    expect(listed).toHaveLength(7);
    const [champions, ...others] = listed
      .toReversed()
      .toSorted((a, b) => (a.keeping === b.keeping ? 0 : a.keeping === "mirrored" ? -1 : 1));
    expect(champions).toMatchObject({
      name: "Champions",
      keeping: "mirrored",
      ours: { kind: "needs", needs: ["Shopify's RFM groups"] },
    });
    for (const { theirs, ours, keeping } of others) {
      expect(keeping).toBe("live");
      expect(ours).toEqual({ kind: "counted", count: theirs });
    }
    expect(others.some(({ theirs = 0 }) => theirs > 0)).toBe(true);
  });

  test("says where Shopify itself does not answer", async () => {
    const refusing: AskAdmin = (document, variables) =>
      document.includes("totalCount")
        ? Promise.reject(new ShopifyFault("refused", "This filter cannot be used"))
        : ask(document, variables);
    const listed = await listShopifySegments(db, shop, refusing);
    expect(listed.map(({ name, keeping }) => [name, keeping])).toContainEqual([
      "Champions",
      "unanswered",
    ]);
    expect(listed.every(({ theirs }) => theirs === undefined)).toBe(true);
    const ids = [await idOf("Champions")];
    const brought = await bringInSegments(db, shop, refusing, { ids, staff: "anna" });
    expect(brought).toMatchObject([{ outcome: "unanswered" }]);
  });
});

describe("bringing in", () => {
  test("what we can answer becomes live, under a free name, and only once", async () => {
    await createSegment(db, shop, { name: "germany, spent over 1000", query: "amount_spent > 1" });
    const ids = [await idOf("Germany, spent over 1000"), 1n];
    const brought = await bringInSegments(db, shop, ask, { ids, staff: "anna" });
    expect(brought).toMatchObject([{ outcome: "live" }, { outcome: "gone", id: "1" }]);
    const made = await findSegment(db, shop, brought[0]?.segment ?? "");
    expect(made).toMatchObject({
      name: "Germany, spent over 1000 (2)",
      kind: "live",
      query: "customer_countries CONTAINS 'DE' AND amount_spent > 1000",
    });
    const listed = await listShopifySegments(db, shop, ask);
    const subscribers = listed.find(({ name }) => name === "Email subscribers");
    const twice = () =>
      bringInSegments(db, shop, ask, { ids: [BigInt(subscribers?.id ?? 0)], staff: "anna" });
    expect([...(await twice()), ...(await twice())]).toMatchObject([
      { outcome: "live" },
      { outcome: "here" },
    ]);
  });
});

describe("a segment that Shopify keeps", () => {
  let segment = "";
  let everyone: bigint[] = [];

  beforeAll(async () => {
    everyone = [...sandbox.shop.customers.keys()].map(BigInt).sort((a, b) => (a < b ? -1 : 1));
    const ids = [await idOf("Champions")];
    const [brought] = await bringInSegments(db, shop, ask, { ids, staff: "anna" });
    expect(brought?.outcome).toBe("mirrored");
    segment = brought?.segment ?? "";
  });

  test("holds whom Shopify says, from the moment of reading on, and tells nobody", async () => {
    await readAll(ask);
    const champions = [...sandbox.shop.customers.values()].filter(
      ({ orders }) => orders.filter(({ cancelledAt }) => cancelledAt === undefined).length >= 2,
    );
    expect(await held(segment)).toEqual(champions.map(({ id }) => BigInt(id)).sort());
    const [mirror] = await listMirrors(db, shop);
    expect(mirror).toMatchObject({ segment, query: "rfm_group = 'CHAMPIONS'", goneAt: undefined });
    expect(mirror?.readAt).toBeDefined();
    expect((await findSegment(db, shop, segment))?.kind).toBe("imported");
    expect(await readMirrors(db, shop, ask)).toBe(false);
  });

  test("follows Shopify an hour later, page by page, and forgets what it put aside", async () => {
    await anHourLater();
    await readAll(holding([...everyone, 999_999_999n]));
    expect(await held(segment)).toEqual(everyone);
    await anHourLater();
    await readAll(holding(everyone.slice(1)));
    expect(await held(segment)).toEqual(everyone.slice(1));
    const told = await db.query({
      text: `SELECT DISTINCT cause, announced FROM membership_change
             WHERE shop = $1 AND segment = $2`,
      values: [shop, segment],
    });
    expect(told).toEqual([{ cause: "import", announced: false }]);
    const aside = await db.query({
      text: "SELECT customer FROM segment_mirror_member WHERE shop = $1",
      values: [shop],
    });
    expect(aside).toEqual([]);
  });

  test("stays as it was where a reading fails, and is read from the start later", async () => {
    const before = await held(segment);
    await anHourLater();
    const warn = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await readAll(holding(everyone, true));
    warn.mockRestore();
    expect(await held(segment)).toEqual(before);
    expect(await readMirrors(db, shop, ask)).toBe(false);
    const [state] = await db.query({
      text: `SELECT reading_at, page, due_at > now() AS later FROM segment_mirror
             WHERE shop = $1`,
      values: [shop],
    });
    expect(state).toEqual({ reading_at: null, page: null, later: true });
  });

  test("is read on where a process left off, once that one is taken for dead", async () => {
    await anHourLater();
    const first = everyone.slice(0, 2);
    expect(await readMirrors(db, shop, holding(first))).toBe(true);
    expect(await readMirrors(db, shop, holding(first))).toBe(true);
    await db.query({
      text: "UPDATE segment_mirror SET held_until = now() + interval '1 minute' WHERE shop = $1",
      values: [shop],
    });
    expect(await readMirrors(db, shop, holding(first))).toBe(false);
    await db.query({
      text: "UPDATE segment_mirror SET held_until = now() - interval '1 minute' WHERE shop = $1",
      values: [shop],
    });
    await readAll(holding(first));
    expect(await held(segment)).toEqual(first);
  });

  test("is told at once, in the facts' own time, who joins and leaves; of others nothing is kept", async () => {
    const { webhookSubscriptions } = z
      .object({
        webhookSubscriptions: z.object({ nodes: z.array(z.object({ topic: z.string() })) }),
      })
      .parse(await ask(LIST_SEGMENT_SUBSCRIPTIONS));
    const topics = webhookSubscriptions.nodes.map(({ topic }) => topic);
    expect(topics.sort()).toEqual(["CUSTOMER_JOINED_SEGMENT", "CUSTOMER_LEFT_SEGMENT"]);
    const [first = 0n] = everyone;
    const last = everyone.at(-1) ?? 0n;
    const champions = await idOf("Champions");
    const at = await databaseNow(db);
    const told = [
      ["customer.joined_segment", last, champions],
      ["customer.left_segment", first, champions],
      ["customer.joined_segment", first, 5n],
    ] as const;
    for (const [topic, customer, of] of told) {
      const body = printJson(segmentChangePayload(customer, of));
      await receiveDelivery(db, {
        domain: sandbox.shop.domain,
        webhookId: `${topic} ${of}`,
        topic,
        apiVersion: undefined,
        eventId: undefined,
        triggeredAt: at,
        body: Buffer.from(body),
      });
    }
    await drain(db, shop);
    expect(await held(segment)).toEqual(everyone.slice(1));
    const others = await db.query({
      text: `SELECT value FROM customer_observation
             WHERE shop = $1 AND attribute = 'in_segment' AND value <> $2`,
      values: [shop, segment],
    });
    expect(others).toEqual([]);
  });

  test("stays as it was and says so when Shopify has it no longer", async () => {
    const before = await held(segment);
    await anHourLater();
    const deleted: AskAdmin = (document, variables) =>
      document === FIND_SEGMENT ? Promise.resolve({ segment: null }) : ask(document, variables);
    await readAll(deleted);
    expect(await held(segment)).toEqual(before);
    expect((await listMirrors(db, shop))[0]?.goneAt).toBeDefined();
    await anHourLater();
    expect(await readMirrors(db, shop, ask)).toBe(false);
  });

  test("is not read once it is archived, and can be brought in anew", async () => {
    await archiveSegment(db, shop, { segment, staff: "anna" });
    expect(await listMirrors(db, shop)).toEqual([]);
    const ids = [await idOf("Champions")];
    const again = await bringInSegments(db, shop, ask, { ids, staff: "anna" });
    expect(again).toMatchObject([{ outcome: "mirrored" }]);
  });
});
