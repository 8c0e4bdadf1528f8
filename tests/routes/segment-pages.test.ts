import { beforeAll, expect, test } from "vitest";
import { adminApp } from "#tests/support/admin-app.ts";
import { thrownResponse } from "#tests/support/thrown-response.ts";

const { db, sandbox, ask, open } = await adminApp();
const { updateImportCompleted } = await import("#app/db/shops/update-import-completed.server.ts");
const { databaseNow } = await import("#app/db/now.server.ts");
const { findShopByDomain } = await import("#app/db/shops/find-shop-by-domain.server.ts");
const { buildSegments } = await import("#app/services/segments/build-segments.server.ts");
const { changeQuery } = await import("#app/services/segments/change-query.server.ts");
const { createSegment } = await import("#app/services/segments/create-segment.server.ts");
const { keepSizes } = await import("#app/services/segments/keep-sizes.server.ts");
const { insertOrders } = await import("#tests/support/insert-orders.ts");
const { loader: shell } = await import("#app/routes/app/route.tsx");
const { loader: show, action: revert } = await import("#app/routes/app.segment/route.tsx");
const { loader: list } = await import("#app/routes/app.segments._index/route.tsx");
const { loader: about } = await import("#app/routes/app.segment.about/route.ts");
const { loader: check } = await import("#app/routes/app.segment.check/route.tsx");
const { loader: past } = await import("#app/routes/app.segment.past/route.tsx");
const { loader: explain } = await import("#app/routes/app.segment.customer/route.tsx");
const { loader: customer } = await import("#app/routes/app.customer/route.tsx");

const DAY = 86_400_000;
const BUYERS = "last_order_date >= -30d";
let shop = 0n;
let now = 0;
let segment = "";

beforeAll(async () => {
  await shell(open("/app"));
  shop = (await findShopByDomain(db, sandbox.shop.domain)) ?? 0n;
  now = await databaseNow(db);
  await updateImportCompleted(db, shop, now);
  await db.query({
    text: `INSERT INTO customer (shop, customer, known_from, sample)
           SELECT $1::bigint, n, $2::timestamptz, n FROM generate_series(1, 4) n`,
    values: [shop, new Date(now - 100 * DAY)],
  });
  await insertOrders(db, shop, [
    { customer: 1, order: 11, placed: now - 60 * DAY, net: 4_200n },
    { customer: 1, order: 12, placed: now - 20 * DAY, net: 1_000n },
    { customer: 2, order: 13, placed: now - 2 * DAY, net: 9_000n },
    { customer: 3, order: 14, placed: now - 80 * DAY, net: 500n },
  ]);
  await db.query({
    text: "INSERT INTO shop_order (shop, order_id, owner, name) VALUES ($1, 13, 2, '#1042')",
    values: [shop],
  });
  segment = await make("Bought this month", BUYERS);
});

async function make(name: string, query: string): Promise<string> {
  const created = await createSegment(db, shop, { name, query });
  if (!created.ok) throw new Error(created.reason);
  await buildAll();
  return created.segment;
}

async function buildAll(): Promise<void> {
  while ((await buildSegments(db, shop)).kind !== "idle");
}

const at = (path: string, params: Record<string, string> = {}, form?: Record<string, string>) =>
  ask(`/app/segments/${segment}${path}`, {
    params: { segmentId: segment, ...params },
    ...(form && { form }),
  });

test("customers who were in it from the start have the date on which they joined, and can be sorted", async () => {
  const view = await show(at(""));
  const joined = view.customers.map(({ customer: id, joinedAt }) => ({ id, joinedAt }));
  expect(joined).toEqual([
    { id: "1", joinedAt: now - 20 * DAY },
    { id: "2", joinedAt: now - 2 * DAY },
  ]);
  const bySpend = await show(at("?sort=spent"));
  expect(bySpend.customers.map(({ customer: id }) => id)).toEqual(["2", "1"]);
  const byOrder = await show(at("?sort=last-order"));
  expect(byOrder.customers.map(({ customer: id }) => id)).toEqual(["2", "1"]);
  expect(await show(at("?sort=anything"))).toMatchObject({ sort: "joined" });
});

test("a segment tells its size in every week, who can be reached, why it moved and what it shares", async () => {
  await make("Everyone", "");
  while (await keepSizes(db, shop));
  const answer = await about(at("/about"));
  expect(answer.about).toMatchObject({
    history: { estimated: false, assumedBefore: undefined },
    reach: { customers: 2, withEmail: 0, emailSubscribed: undefined, smsSubscribed: undefined },
    movements: [
      { days: 7, isWhole: false, joined: 0, left: 0, byCause: [] },
      { days: 30, isWhole: false },
    ],
    warnings: [{ code: "few-members", size: 2 }],
    alsoIn: [{ name: "Everyone", size: 4, both: 2 }],
  });
  expect(answer.about?.history.points.length).toBeGreaterThan(13);
  expect(answer.about?.history.points.at(-1)).toMatchObject({ size: 2 });
});

test("a segment that needs what nothing answers shows no number", async () => {
  const created = await make("Loyal (Shopify)", "rfm_group = 'LOYAL'");
  const params = { segmentId: created };
  const view = await show(ask(`/app/segments/${created}`, { params }));
  expect(view).toMatchObject({ members: undefined, needs: ["Shopify's RFM groups"] });
  const { segments } = await list(ask("/app/segments"));
  const listed = segments.find((each) => each.segment === created);
  expect(listed).toMatchObject({ members: undefined, needs: ["Shopify's RFM groups"] });
  expect(await about(ask(`/app/segments/${created}/about`, { params }))).toEqual({
    about: undefined,
  });
});

test("an explanation answers first, then every condition with what it rests on", async () => {
  expect(await explain(at("/customers/2", { customerId: "2" }))).toMatchObject({
    holds: true,
    answer: "This customer is in Bought this month.",
    outlook: expect.stringMatching(/^Stays until .+\.$/) as string,
    date: "",
    conditions: [
      {
        depth: 0,
        holds: true,
        text: "last ordered in the last 30 days",
        counted: [expect.stringContaining("order #1042 of")],
      },
    ],
    past: [expect.stringMatching(/^In since /)],
  });
  const other = await explain(at("/customers/3", { customerId: "3" }));
  expect(other).toMatchObject({ holds: false, past: [], outlook: expect.any(String) as string });
});

test("an explanation of a past day is about that day", async () => {
  const date = new Date(now - 45 * DAY).toISOString().slice(0, 10);
  const then = await explain(at(`/customers/3?date=${date}`, { customerId: "3" }));
  expect(then).toMatchObject({ date, holds: false });
  const early = new Date(now - 70 * DAY).toISOString().slice(0, 10);
  expect(await explain(at(`/customers/3?date=${early}`, { customerId: "3" }))).toMatchObject({
    holds: true,
    answer: expect.stringContaining("was in Bought this month on") as string,
  });
  const nonsense = await explain(at("/customers/3?date=soon", { customerId: "3" }));
  expect(nonsense).toMatchObject({ date: "" });
});

test.each(["13x", "#1042", "1042", "2"])("a customer is found by %s", async (who) => {
  const answer = await check(at(`/check?${new URLSearchParams({ who }).toString()}`));
  if (who === "13x") {
    // No order is called that, and Shopify knows no such name.
    expect(answer).toMatchObject({ who, found: { ok: true, people: [] } });
    return;
  }
  const location = answer instanceof Response ? answer.headers.get("Location") : null;
  expect(location).toBe(`/app/segments/${segment}/customers/2`);
});

test("on a past date a segment shows who was in it then, and what it showed then", async () => {
  const date = new Date(now - 55 * DAY).toISOString().slice(0, 10);
  expect(await past(at(`/past?date=${date}`))).toMatchObject({
    name: "Bought this month",
    found: {
      ok: true,
      past: {
        size: 2,
        assumed: false,
        told: undefined,
        customers: [{ customer: "1" }, { customer: "3" }],
        next: undefined,
      },
    },
  });
  expect(await past(at("/past"))).toMatchObject({ found: { ok: false, reason: "no-date" } });
  expect(await past(at("/past?date=2026-02-31"))).toMatchObject({
    found: { reason: "invalid-moment" },
  });
  expect(await past(at("/past?date=2999-01-01"))).toMatchObject({
    found: { reason: "future-moment" },
  });
});

test("a customer's page says which segments they are in and which not", async () => {
  const view = await customer(ask("/app/customers/3", { params: { customerId: "3" } }));
  expect(view.segments.map(({ name }) => name)).toEqual(["Everyone"]);
  expect(view.segments[0]?.since).toBe(now - 100 * DAY);
  expect(view.otherSegments.map(({ name }) => name)).toContain("Bought this month");
});

test("a version is taken back to by a button, and shows as a new one", async () => {
  await changeQuery(db, shop, { segment, query: "number_of_orders = 0", staff: "90210001" });
  await buildAll();
  expect((await show(at("?saved=2"))).versions).toMatchObject([
    { version: 2, state: "live", createdBy: "90210001", members: 1 },
    { version: 1, state: "retired", query: BUYERS, members: 2 },
  ]);
  expect(await revert(at("", {}, { version: "1" }))).toMatchObject({ ok: true, version: 3 });
  await buildAll();
  expect(await show(at(""))).toMatchObject({ query: BUYERS, members: 2 });
  for (const version of ["0", "x", "77"]) {
    const answer = await thrownResponse(() => revert(at("", {}, { version })));
    expect(answer.status).toBe(404);
  }
});

test("a segment that is not there has no pages", async () => {
  const params = { segmentId: "00000000-0000-4000-8000-000000000000", customerId: "2" };
  const to = ask("/app/segments/x?date=2026-01-01&who=2", { params });
  for (const loader of [check, past, explain]) {
    expect((await thrownResponse(() => loader(to))).status).toBe(404);
  }
  expect(await about(to)).toEqual({ about: undefined });
});
