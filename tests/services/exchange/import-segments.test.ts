import { beforeEach, expect, test } from "vitest";
import { exportSegments } from "#app/services/exchange/export-segments.server.ts";
import { importSegments } from "#app/services/exchange/import-segments.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { listSegments } from "#app/services/segments/list-segments.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertCustomers } from "#tests/support/insert-orders.ts";

const db = await testDatabase();
let from = 0n;
let to = 0n;

beforeEach(async () => {
  from = await aShop(db, { shop: to + 1n });
  to = await aShop(db, { shop: from + 1n });
});

interface Written {
  readonly name: string;
  readonly query: string;
  readonly [more: string]: unknown;
}

const fileOf = (...segments: readonly unknown[]) =>
  JSON.stringify({ format: "satsuma/segments@1", segments });

const take = (text: string, dryRun = false) => importSegments(db, to, { text, dryRun, staff: "7" });

const namesIn = async (shop: bigint) =>
  (await exportSegments(db, shop)).segments.map(({ name }) => name);

async function make(shop: bigint, drafts: readonly Written[]): Promise<void> {
  for (const draft of drafts) {
    const made = await createSegment(db, shop, draft);
    if (!made.ok) throw new Error(made.reason);
  }
}

test("what one shop writes down another takes over, to the letter", async () => {
  await make(from, [
    { name: "Big spenders", query: "amount_spent  >  500", note: "ask Anna" },
    { name: "Everyone", query: "" },
  ]);
  await db.query({
    text: `UPDATE segment SET labels = '{spring,"a, b"}', goal = 'reward', starred = true
           WHERE shop = $1 AND name = 'Big spenders'`,
    values: [from],
  });
  const file = await exportSegments(db, from);
  expect(file).toMatchObject({
    format: "satsuma/segments@1",
    exportedAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
  });
  expect(await take(JSON.stringify(file))).toMatchObject({ ok: true, left: [] });
  const { segments } = await exportSegments(db, to);
  expect(segments).toEqual(file.segments);
  expect(segments[0]).toEqual({
    name: "Big spenders",
    kind: "live",
    query: "amount_spent  >  500",
    note: "ask Anna",
    labels: ["spring", "a, b"],
    goal: "reward",
    starred: true,
  });
});

test("names that are taken get a number, in the shop and within the file", async () => {
  await make(to, [
    { name: "VIP", query: "" },
    { name: "Loyal (2)", query: "" },
  ]);
  const names = ["vip", "VIP", "Loyal (2)", "Fresh", "fresh"];
  const text = fileOf(...names.map((name) => ({ name, query: "" })));
  expect(await take(text)).toMatchObject({
    ok: true,
    made: [
      { name: "vip (2)", nameInFile: "vip" },
      { name: "VIP (3)" },
      { name: "Loyal (3)" },
      { name: "Fresh" },
      { name: "fresh (2)" },
    ],
  });
  expect(await namesIn(to)).toHaveLength(7);
});

test("a dry run says the same and makes nothing", async () => {
  await make(to, [{ name: "VIP", query: "" }]);
  const text = fileOf({ name: "VIP", query: "number_of_orders > 1" });
  const dry = await take(text, true);
  expect(await namesIn(to)).toEqual(["VIP"]);
  expect(await take(text)).toEqual(dry);
  expect(await namesIn(to)).toEqual(["VIP", "VIP (2)"]);
});

test("with any mistake nothing is made, and every mistake of every segment is told", async () => {
  const text = fileOf(
    { name: "Sound", query: "number_of_orders > 1" },
    { name: "Two mistakes", query: "number_of_order > 1 AND amount_spent > 'much'" },
    { name: "Another", query: "last_order_date >=" },
  );
  const result = await take(text);
  expect(result).toMatchObject({
    ok: false,
    mistakes: [],
    diagnostics: [
      { place: 2, name: "Two mistakes", diagnostics: [{}, {}] },
      { place: 3, name: "Another", diagnostics: [{}] },
    ],
  });
  expect(await namesIn(to)).toEqual([]);
});

test.each([
  ["nothing at all", ""],
  ["no JSON", "{"],
  ["another format", JSON.stringify({ format: "satsuma/segments@2", segments: [] })],
  ["no segments", JSON.stringify({ format: "satsuma/segments@1" })],
])("a file of %s is refused whole", async (_what, text) => {
  expect(await take(text)).toMatchObject({ ok: false, mistakes: [{ place: undefined }] });
});

test("a segment that is none is named by its place", async () => {
  const text = fileOf(
    { name: "Sound", query: "" },
    { name: " ", query: "" },
    { name: "x".repeat(81), query: 7, labels: "spring" },
    "text",
  );
  const result = await take(text);
  expect(result.ok).toBe(false);
  if (result.ok) return;
  expect(result.mistakes.map(({ place }) => place)).toEqual([2, 3, 3, 3, 4]);
  expect(result.mistakes[0]).toEqual({ place: 2, name: " ", message: "name: It has no name." });
});

test("ids are the other shop's, and what is lacking here is said", async () => {
  const text = fileOf(
    { name: "Mugs", query: "products_purchased MATCHES (id IN (1, 2), count > 1)" },
    { name: "Spenders", query: "predicted_spend_tier = 'HIGH'" },
  );
  expect(await take(text, true)).toMatchObject({
    made: [
      { foreignIds: ["products_purchased id"], needs: [] },
      { foreignIds: [], needs: ["Shopify's predictions"] },
    ],
  });
});

test("dated lists and Shopify's own are left out by name", async () => {
  const text = fileOf(
    { name: "Fair 2025", kind: "static", query: "" },
    { name: "Theirs", kind: "imported", query: "" },
    { name: "Ours", kind: "live", query: "" },
  );
  expect(await take(text)).toMatchObject({
    made: [{ name: "Ours" }],
    left: ["Fair 2025", "Theirs"],
  });
  expect(await namesIn(to)).toEqual(["Ours"]);
});

test("what cannot be stored is taken out of names and notes", async () => {
  const text = fileOf({ name: "A\0B\ud800", query: "", note: "\0", labels: ["\0x"] });
  expect(await take(text)).toMatchObject({ made: [{ name: "AB\ufffd" }] });
  const { segments } = await exportSegments(db, to);
  expect(segments).toMatchObject([{ note: "", labels: ["x"] }]);
});

test("segments that ask about each other come along, in any order and under any name", async () => {
  await make(to, [
    { name: "Base", query: "number_of_orders > 100" },
    { name: "Here", query: "amount_spent > 1" },
  ]);
  const text = fileOf(
    { name: "Top", query: "in_segment = 'Middle' AND in_segment != 'here'" },
    { name: "Middle", query: "in_segment = 'Base' OR amount_spent > 500" },
    { name: "Base", query: "number_of_orders > 1" },
  );
  expect(await take(text)).toMatchObject({
    ok: true,
    made: [{ name: "Top" }, { name: "Middle" }, { name: "Base (2)" }],
  });
  const { segments } = await exportSegments(db, to);
  expect(segments.map(({ name, query }) => [name, query])).toEqual([
    ["Base", "number_of_orders > 100"],
    ["Base (2)", "number_of_orders > 1"],
    ["Here", "amount_spent > 1"],
    ["Middle", "in_segment = 'Base (2)' OR amount_spent > 500"],
    ["Top", "in_segment = 'Middle' AND in_segment != 'Here'"],
  ]);
  expect(await exportSegments(db, from)).toMatchObject({ segments: [] });
});

test("segments that ask for themselves, or for none there is, are mistakes", async () => {
  const text = fileOf(
    { name: "One", query: "in_segment = 'Two'" },
    { name: "Two", query: "in_segment = 'One'" },
    { name: "Three", query: "in_segment = 'Fair 2025'" },
    { name: "Fair 2025", kind: "static", query: "" },
  );
  expect(await take(text)).toMatchObject({
    ok: false,
    diagnostics: [
      { place: 1, diagnostics: [{ code: "segment-cycle" }] },
      { place: 2, diagnostics: [{ code: "segment-cycle" }] },
      { place: 3, diagnostics: [{}] },
    ],
  });
  expect(await namesIn(to)).toEqual([]);
});

test("what was taken over is built like what was written here", async () => {
  const text = fileOf(
    { name: "Top", query: "in_segment = 'Base'" },
    { name: "Base", query: "number_of_orders = 0" },
  );
  await take(text);
  await db.query({
    text: "UPDATE shop SET import_completed_at = now() WHERE shop = $1",
    values: [to],
  });
  await insertCustomers(db, to, 3);
  while ((await buildSegments(db, to)).kind !== "idle");
  const built = await listSegments(db, to);
  expect(built.map(({ name, members }) => [name, members])).toEqual([
    ["Base", 3],
    ["Top", 3],
  ]);
});
