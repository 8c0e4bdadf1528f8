import { beforeAll, beforeEach, expect, test } from "vitest";
import { adminApp } from "#tests/support/admin-app.ts";

const { db, sandbox, open } = await adminApp();
const { adminQuery } = await import("#app/services/shops/admin-query.server.ts");
const { findShopByDomain } = await import("#app/db/shops/find-shop-by-domain.server.ts");
const { loader: shell } = await import("#app/routes/app/route.tsx");

const NAME = "query ShopName { shop { name } }";
let shop = 0n;

beforeAll(async () => {
  await shell(open("/app"));
  shop = (await findShopByDomain(db, sandbox.shop.domain)) ?? 0n;
});

beforeEach(() => {
  Object.assign(sandbox.faults, { throttled: 0, failing: 0 });
});

async function expireAccess(): Promise<void> {
  await db.query({ text: "UPDATE session SET expires = now()" });
}

async function accessToken(): Promise<unknown> {
  const [session] = await db.query({ text: "SELECT access_token FROM session" });
  return session?.["access_token"];
}

test("a job asks with the stored session", async () => {
  expect(await adminQuery(db, shop, NAME)).toEqual({ shop: { name: sandbox.shop.name } });
});

test("an expiring token is refreshed once, however many jobs ask", async () => {
  await expireAccess();
  const before = await accessToken();
  const answers = await Promise.all([1, 2, 3].map(() => adminQuery(db, shop, NAME)));
  expect(answers).toHaveLength(3);
  expect(await accessToken()).not.toBe(before);
});

test("a token that a page replaced meanwhile is replaced here too", async () => {
  await db.query({ text: "UPDATE session SET access_token = 'shpat_old'" });
  expect(await adminQuery(db, shop, NAME)).toEqual({ shop: { name: sandbox.shop.name } });
});

test("throttling and outages are waited out", async () => {
  Object.assign(sandbox.faults, { throttled: 0.3, failing: 0.3 });
  expect(await adminQuery(db, shop, NAME)).toEqual({ shop: { name: sandbox.shop.name } });
});

test("a query that Shopify does not understand is a refusal", async () => {
  const asked = adminQuery(db, shop, "query { shop { nonsense } }");
  await expect(asked).rejects.toMatchObject({ name: "ShopifyFault", kind: "refused" });
});

test("a shop that took its access back is told apart from an outage", async () => {
  sandbox.tokens.revoke();
  const asked = adminQuery(db, shop, NAME);
  await expect(asked).rejects.toMatchObject({ name: "ShopifyFault", kind: "unauthorized" });
});

test("a shop that is not here cannot be asked for", async () => {
  const asked = adminQuery(db, 42n, NAME);
  await expect(asked).rejects.toMatchObject({ name: "ShopifyFault", kind: "unauthorized" });
});
