import { beforeAll, expect, test } from "vitest";
import { adminApp } from "#tests/support/admin-app.ts";
import { thrownResponse } from "#tests/support/thrown-response.ts";

const { db, sandbox, ask, open } = await adminApp();
const { updateImportCompleted } = await import("#app/db/shops/update-import-completed.server.ts");
const { databaseNow } = await import("#app/db/now.server.ts");
const { findShopByDomain } = await import("#app/db/shops/find-shop-by-domain.server.ts");
const { buildSegments } = await import("#app/services/segments/build-segments.server.ts");
const { createSegment } = await import("#app/services/segments/create-segment.server.ts");
const { aShop } = await import("#tests/support/a-shop.ts");
const { insertCustomers, insertOrders } = await import("#tests/support/insert-orders.ts");
const { loader: shell } = await import("#app/routes/app/route.tsx");
const { loader: list } = await import("#app/routes/app.segments._index/route.tsx");
const { action: create } = await import("#app/routes/app.segments.new/route.tsx");
const { loader: show } = await import("#app/routes/app.segment/route.tsx");
const { loader: draft, action: edit } = await import("#app/routes/app.segment.edit/route.tsx");
const { loader: begin } = await import("#app/routes/app.segments.new/route.tsx");
const { loader: gallery } = await import("#app/routes/app.segments.gallery/route.ts");
const { loader: download } = await import("#app/routes/app.segments.export/route.ts");
const { action: upload } = await import("#app/routes/app.segments.import/route.ts");
const { loader: preview } = await import("#app/routes/app.segments.preview/route.ts");

const DAY = 86_400_000;
let shop = 0n;
let elsewhere = "";

beforeAll(async () => {
  await shell(open("/app"));
  shop = (await findShopByDomain(db, sandbox.shop.domain)) ?? 0n;
  const now = await databaseNow(db);
  await updateImportCompleted(db, shop, now);
  await insertCustomers(db, shop, 3);
  await insertOrders(db, shop, [
    { customer: 1, order: 11, placed: now - 20 * DAY, net: 4_200n },
    { customer: 2, order: 12, placed: now - 2 * DAY, net: 1_000n },
  ]);

  const other = await aShop(db, { shop: 2n });
  const created = await createSegment(db, other, { name: "Theirs", query: "" });
  if (created.ok) elsewhere = created.segment;
});

async function buildAll(): Promise<void> {
  while ((await buildSegments(db, shop)).kind !== "idle");
}

/** The id in the address that a saved segment leads to. */
async function save(name: string, query: string): Promise<string> {
  const answer = await create(ask("/app/segments/new", { form: { name, query } }));
  const location = answer instanceof Response ? answer.headers.get("Location") : null;
  return location?.replace("/app/segments/", "") ?? "";
}

test("a new segment is counted once it is built, and lists who is in it and until when", async () => {
  const segment = await save("Bought this month", "last_order_date >= -30d");
  const before = await list(ask("/app/segments"));
  expect(before.segments).toMatchObject([{ name: "Bought this month", members: undefined }]);

  await buildAll();
  const after = await list(ask("/app/segments"));
  expect(after.segments).toMatchObject([{ segment, members: 2, isBuilding: false }]);

  const view = await show(ask(`/app/segments/${segment}`, { params: { segmentId: segment } }));
  expect(view.customers).toMatchObject([
    { customer: "1", spent: 4_200n, joinedAt: undefined },
    { customer: "2", spent: 1_000n, joinedAt: undefined },
  ]);
  const [first, second] = view.customers;
  expect((second?.leavesAt ?? 0) - (first?.leavesAt ?? 0)).toBeCloseTo(18 * DAY, -8);
});

test("looking at a segment's people is recorded once, with who looked", async () => {
  const segment = await save("Everyone", "");
  const look = ask(`/app/segments/${segment}`, { params: { segmentId: segment } });
  await show(look);
  await show(ask(`/app/segments/${segment}`, { params: { segmentId: segment } }));
  const looks = await db.query({
    text: "SELECT staff, action FROM access_log WHERE subject = $1",
    values: [`segment ${segment} page 1`],
  });
  expect(looks).toEqual([{ staff: "90210001", action: "view" }]);
});

test("nothing is saved while a query has mistakes, and all of them are told", async () => {
  const form = { name: "Mistaken", query: "number_of_ordrs > 1 AND amount_spent > 'x'" };
  const answer = await create(ask("/app/segments/new", { form }));
  expect(answer).toMatchObject({ init: { status: 422 }, data: { reason: "invalid-query" } });
  expect(answer).toHaveProperty("data.diagnostics.length", 2);
  const { segments } = await list(ask("/app/segments"));
  expect(segments.map(({ name }) => name)).not.toContain("Mistaken");
});

test("a segment needs a name of its own", async () => {
  const nameless = await create(ask("/app/segments/new", { form: { name: " ", query: "" } }));
  expect(nameless).toMatchObject({ init: { status: 400 }, data: { reason: "invalid-form" } });
  await save("Taken", "");
  const taken = await create(ask("/app/segments/new", { form: { name: "taken", query: "" } }));
  expect(taken).toMatchObject({ init: { status: 422 }, data: { reason: "name-taken" } });
});

test("an edit shows in the editor at once and on the page when it is built", async () => {
  const segment = await save("To edit", "number_of_orders >= 1");
  await buildAll();
  const at = (form?: Record<string, string>) =>
    ask(`/app/segments/${segment}/edit`, { params: { segmentId: segment }, ...(form && { form }) });

  await edit(at({ name: "Edited", query: "number_of_orders = 0" }));
  expect(await draft(at())).toEqual({ segment, name: "Edited", query: "number_of_orders = 0" });
  expect(await show(at())).toMatchObject({
    query: "number_of_orders >= 1",
    members: 2,
    isRebuilding: true,
  });

  await buildAll();
  expect(await show(at())).toMatchObject({
    query: "number_of_orders = 0",
    members: 1,
    isRebuilding: false,
  });
});

test("a mistaken edit leaves name and conditions as they were", async () => {
  const segment = await save("As it was", "number_of_orders >= 1");
  const params = { segmentId: segment };
  const form = { name: "Other", query: "number_of_orders >=" };
  const answer = await edit(ask(`/app/segments/${segment}/edit`, { params, form }));
  expect(answer).toMatchObject({ init: { status: 422 }, data: { reason: "invalid-query" } });
  const kept = await draft(ask(`/app/segments/${segment}/edit`, { params }));
  expect(kept).toMatchObject({ name: "As it was", query: "number_of_orders >= 1" });
});

test.each(["not-an-id", "00000000-0000-4000-8000-000000000000", "another shop's"])(
  "a segment that is not this shop's does not exist: %s",
  async (which) => {
    const segment = which === "another shop's" ? elsewhere : which;
    const params = { segmentId: segment };
    const form = { name: "Mine now", query: "" };
    const answers = [
      () => show(ask(`/app/segments/${segment}`, { params })),
      () => draft(ask(`/app/segments/${segment}/edit`, { params })),
      () => edit(ask(`/app/segments/${segment}/edit`, { params, form })),
    ];
    for (const answer of answers) expect((await thrownResponse(answer)).status).toBe(404);
    const names = await db.query({ text: "SELECT name FROM segment WHERE shop = 2" });
    expect(names).toEqual([{ name: "Theirs" }]);
  },
);

test.each([
  ["number_of_orders >= 1", { kind: "counted", count: 2 }],
  ["last_order_date >= -7d", { kind: "counted", count: 1 }],
  ["number_of_orders >=", { kind: "mistaken" }],
])("the editor counts who would match %s", async (query, expected) => {
  const path = `/app/segments/preview?${new URLSearchParams({ query }).toString()}`;
  expect(await preview(ask(path))).toEqual({ query, preview: expected });
});

test("a preset of the gallery fills the editor of a new segment", async () => {
  const { presets } = await gallery(ask("/app/segments/gallery"));
  expect(presets.map(({ key }) => key)).toContain("bought-lately");
  expect(await begin(ask("/app/segments/new?preset=bought-lately&days=5"))).toEqual({
    preset: "bought-lately",
    suggested: {
      name: "Bought in the last 3 days",
      query: "last_order_date >= -5d",
      isSnapshot: false,
    },
  });
  const blank = { preset: "", suggested: undefined };
  expect(await begin(ask("/app/segments/new?preset=nothing"))).toEqual(blank);
  expect(await begin(ask("/app/segments/new"))).toEqual(blank);
});

test("definitions leave as a file and come in as one, after a look at what would come of it", async () => {
  const answer = await download(ask("/app/segments/export"));
  expect(answer.headers.get("Content-Disposition")).toContain("segments.json");
  const file = await answer.text();
  const { segments } = await list(ask("/app/segments"));
  const send = (form: Record<string, string>) => upload(ask("/app/segments/import", { form }));

  expect(await send({ file, dryRun: "yes" })).toMatchObject({ ok: true, dryRun: "yes" });
  expect((await list(ask("/app/segments"))).segments).toHaveLength(segments.length);
  expect(await send({ file, dryRun: "no" })).toMatchObject({ ok: true, dryRun: "no" });
  expect((await list(ask("/app/segments"))).segments).toHaveLength(2 * segments.length);

  expect(await send({ file: "{", dryRun: "no" })).toMatchObject({ init: { status: 422 } });
  expect(await send({ file })).toMatchObject({ init: { status: 400 } });
});

test("a new segment may be a snapshot, unless there is no telling who is in it", async () => {
  const send = (form: Record<string, string>) => create(ask("/app/segments/new", { form }));
  await send({ name: "Buyers today", query: "number_of_orders >= 1", keeping: "weekly" });
  const { segments } = await list(ask("/app/segments"));
  expect(segments).toContainEqual(
    expect.objectContaining({ name: "Buyers today", kind: "static" }) as unknown,
  );
  const lacking = { name: "Lacking", query: "predicted_spend_tier = 'HIGH'", keeping: "manual" };
  expect(await send(lacking)).toMatchObject({ data: { ok: false, reason: "needs" } });
});
