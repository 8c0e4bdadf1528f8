import { expect, test } from "vitest";
import type { Database } from "#app/db/database.server.ts";
import { recordActivity } from "#app/services/activity/record-activity.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { previewCount } from "#app/services/segments/preview-count.server.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { customerPayload, mergePayload, productPayload } from "#tests/support/builders/payloads.ts";
import { printJson } from "#tests/support/builders/print-json.ts";
import { testDatabase } from "#tests/support/database.ts";
import { deliver } from "#tests/support/deliver.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();
let shops = 0n;

const HOUR = 3_600_000;

async function openShop(customers = 3) {
  shops += 1n;
  const live = await openLiveShop(db, shops, customers);
  return { ...live, tell: tellTo(db, shops) };
}

/** Tells of activity; answers what became of each entry. */
function tellTo(to: Database, shop: bigint) {
  return async (...entries: unknown[]): Promise<string[]> => {
    const told = await recordActivity(to, shop, { source: "api", entries });
    if (!told.ok) throw new Error(told.reason);
    return told.entries.map(({ result, reason }) => [result, reason].filter(Boolean).join(" "));
  };
}

function anOpen(id: string, overrides: Record<string, unknown> = {}) {
  const at = new Date(Date.now() - HOUR).toISOString();
  return {
    id,
    customer: "1",
    at,
    type: "email",
    action: "opened",
    campaign: "Spring",
    ...overrides,
  };
}

async function membersOf(shop: bigint, segment: string): Promise<string[]> {
  const rows = await db.query<{ customer: bigint }>({
    text: `SELECT customer FROM membership WHERE shop = $1 AND segment = $2 AND left_at IS NULL
           ORDER BY customer`,
    values: [shop, segment],
  });
  return rows.map(({ customer }) => customer.toString());
}

test("what someone does makes them a member at its own time, and the same again changes nothing", async () => {
  const { shop, tell, make } = await openShop();
  await tell(anOpen("first", { customer: "2" }));
  const segment = await make("Openers", "emails MATCHES (action = 'opened', count >= 2)");
  expect(await membersOf(shop, segment)).toEqual([]);
  const at = new Date(Date.now() - 1).toISOString();
  expect(await tell(anOpen("a"), anOpen("b", { at }))).toEqual(["recorded", "recorded"]);
  expect(await tell(anOpen("a"), anOpen("a", { action: "clicked" }))).toEqual(["known", "known"]);
  expect(await membersOf(shop, segment)).toEqual(["1"]);
  const [change] = await db.query({
    text: "SELECT cause, announced FROM membership_change WHERE shop = $1 AND customer = 1",
    values: [shop],
  });
  expect(change).toEqual({ cause: "activity", announced: true });
});

test("a late fact rewrites from its own time on", async () => {
  const { shop, tell, make } = await openShop();
  await tell(anOpen("first", { customer: "2" }));
  const segment = await make("Openers", "emails MATCHES (action = 'opened', count = 1)");
  await tell(anOpen("new", { at: new Date().toISOString() }));
  expect(await membersOf(shop, segment)).toEqual(["1", "2"]);
  await tell(anOpen("late", { at: new Date(Date.now() - 90 * 24 * HOUR).toISOString() }));
  expect(await membersOf(shop, segment)).toEqual(["2"]);
});

test("each entry is taken or refused by itself, with the reason", async () => {
  const { shop, tell } = await openShop();
  const ahead = new Date(Date.now() + 48 * HOUR).toISOString();
  const now = Date.now();
  const ada = { id: 3n, email: "Ada@Example.com", added: now, updated: now };
  const body = printJson(customerPayload(ada));
  await deliver(db, shop, [
    { webhookId: "ada", topic: "customers/update", triggeredAt: new Date().toISOString(), body },
  ]);
  expect(
    await tell(
      anOpen("unknown id", { customer: "77" }),
      anOpen("by email", { customer: undefined, email: " ada@example.COM" }),
      anOpen("nobody", { customer: undefined, email: "nobody@example.com" }),
      anOpen("both", { email: "ada@example.com" }),
      anOpen("ahead", { at: ahead }),
      anOpen("old", { at: "1999-01-01T00:00:00Z" }),
      anOpen("day", { at: "2026-05-01" }),
      anOpen("fell", { action: "fell" }),
      anOpen("more", { colour: "red" }),
      anOpen("gid", { customer: "gid://shopify/Customer/2" }),
      "text",
    ),
  ).toEqual([
    "waiting",
    "recorded",
    "refused no customer of the shop, or several, have that address",
    "refused names its customer either by `customer` or by `email`",
    "refused at: lies in the future",
    "refused at: lies before the year 2004",
    "refused at: is written as 2026-05-01T14:05:00Z",
    expect.stringMatching(/^refused action: /) as string,
    expect.stringMatching(/^refused .*colour/) as string,
    "recorded",
    expect.stringMatching(/^refused /) as string,
  ]);
});

test("properties are few, small and of plain types", async () => {
  const { tell } = await openShop();
  const event = (id: string, properties: unknown) => ({
    ...{ id, customer: "1", at: new Date().toISOString(), type: "event", name: "quiz" },
    properties,
  });
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`p${index}`, 1]));
  const results = await tell(
    event("fine", { course: "a", "shoe-size": 38.5, done: true, note: "" }),
    event("nested", { course: { name: "a" } }),
    event("name", { "a b": 1 }),
    event("long", { course: "a".repeat(201) }),
    event("huge", { score: 1e21 }),
    event("tiny", { score: 1e-9 }),
    event("nul", { course: "a\0" }),
    event("many", many),
  );
  expect(results.map((each) => each.split(" ")[0])).toEqual([
    "recorded",
    ...Array.from({ length: 7 }, () => "refused"),
  ]);
});

test("a segment that needs activity waits for the first of its kind, and then is built", async () => {
  const { shop, tell } = await openShop();
  const query = "emails NOT MATCHES (action = 'opened')";
  expect(await previewCount(db, shop, query)).toEqual({ kind: "needs", needs: ["email opens"] });
  const made = await createSegment(db, shop, { name: "Sleepers", query });
  if (!made.ok) throw new Error(made.reason);
  expect((await buildSegments(db, shop)).kind).toBe("idle");

  await tell(anOpen("a"));
  for (;;) if ((await buildSegments(db, shop)).kind === "idle") break;
  expect(await membersOf(shop, made.segment)).toEqual(["2", "3"]);
  expect(await previewCount(db, shop, query)).toEqual({ kind: "counted", count: 2 });
  expect(await previewCount(db, shop, "site_visits MATCHES ()")).toMatchObject({ kind: "needs" });
});

test("activity follows its customer through merges and goes with them when they are redacted", async () => {
  const { shop, tell, make } = await openShop();
  await tell(anOpen("a"), anOpen("b", { customer: "2" }));
  const segment = await make("Keen", "emails MATCHES (action = 'opened', count >= 2)");
  const now = new Date().toISOString();
  const merge = printJson(mergePayload(2n, 1n));
  await deliver(db, shop, [
    { webhookId: "merge", topic: "customers/merge", triggeredAt: now, body: merge },
  ]);
  expect(await membersOf(shop, segment)).toEqual(["2"]);
  // Told of the one who was merged, it is the other's.
  await tell(anOpen("c"));
  const redact = printJson({ customer: { id: 1n }, orders_to_redact: [] });
  await deliver(db, shop, [
    { webhookId: "redact", topic: "customers/redact", triggeredAt: now, body: redact },
  ]);
  expect(await membersOf(shop, segment)).toEqual([]);
  const left = await db.query({
    text: "SELECT source_id, customer::text FROM activity WHERE shop = $1",
    values: [shop],
  });
  expect(left).toEqual([{ source_id: "b", customer: "2" }]);
  expect(await tell(anOpen("d"))).toEqual(["refused this customer's data were erased on request"]);
});

test("who looked at a product is asked again when its tags change", async () => {
  const { shop, tell, make } = await openShop();
  const at = new Date(Date.now() - HOUR).toISOString();
  const visit = { type: "visit", customer: "2", at, page: "/products/cakestand", productId: "77" };
  expect(await tell({ id: "look", ...visit })).toEqual(["recorded"]);
  const segment = await make("Sale", "storefront.product_viewed MATCHES (tag = 'sale')");
  expect(await membersOf(shop, segment)).toEqual([]);

  const now = Date.now();
  await deliver(db, shop, [
    aDelivery("products/update", productPayload({ id: 77n, updated: now, tags: ["Sale"] }), now),
  ]);
  while ((await runClock(db, shop)).kind === "ran");
  expect(await membersOf(shop, segment)).toEqual(["2"]);
});
