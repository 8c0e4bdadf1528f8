import { beforeAll, expect, test } from "vitest";
import { adminApp } from "#tests/support/admin-app.ts";
import { thrownResponse } from "#tests/support/thrown-response.ts";

const { db, sandbox, ask, open } = await adminApp();
const { findShopByDomain } = await import("#app/db/shops/find-shop-by-domain.server.ts");
const { aShop } = await import("#tests/support/a-shop.ts");
const { loader: shell } = await import("#app/routes/app/route.tsx");
const { loader, action } = await import("#app/routes/app.settings/route.tsx");
const { action: audit } = await import("#app/routes/app.settings.audit/route.ts");
const { action: tokens } = await import("#app/routes/app.settings.tokens/route.ts");

let shop = 0n;

beforeAll(async () => {
  await shell(open("/app"));
  shop = (await findShopByDomain(db, sandbox.shop.domain)) ?? 0n;
  await aShop(db, { shop: 2n });
  for (const [owner, id] of [
    [shop, "ours"],
    [2n, "theirs"],
  ]) {
    await db.query({
      text: `INSERT INTO delivery (shop, webhook_id, topic, state, reason, body)
             VALUES ($1, $2, 'orders/updated', 'quarantined', 'no total', '\\x00')`,
      values: [owner, id],
    });
  }
});

test("settings show what counts and what needs attention", async () => {
  const { policy, health } = await loader(ask("/app/settings"));
  expect(policy).toMatchObject({ countTest: false, countPos: true });
  expect(health).toMatchObject({
    waiting: 0,
    quarantined: [{ webhookId: "ours", topic: "orders/updated", reason: "no total" }],
  });
});

test("what needed attention is read again when asked", async () => {
  await action(ask("/app/settings", { form: { webhookId: "ours" } }));
  const { health } = await loader(ask("/app/settings"));
  expect(health).toMatchObject({ waiting: 1, quarantined: [] });
});

test("another shop's delivery does not exist", async () => {
  const answer = () => action(ask("/app/settings", { form: { webhookId: "theirs" } }));
  expect((await thrownResponse(answer)).status).toBe(404);
  const [theirs] = await db.query({ text: "SELECT state FROM delivery WHERE shop = 2" });
  expect(theirs).toEqual({ state: "quarantined" });
});

test("a form without a delivery is refused", async () => {
  const answer = await action(ask("/app/settings", { form: { other: "x" } }));
  expect(answer).toMatchObject({ init: { status: 400 } });
});

test("a token for a program is shown once, listed, and revoked", async () => {
  const form = { name: " Warehouse ", scope: "write" };
  const made = await tokens(ask("/app/settings/tokens", { form }));
  const { text } = JSON.parse(JSON.stringify(made)) as { text: string };
  const { tokens: listed } = await loader(ask("/app/settings"));
  expect(listed).toMatchObject([{ name: "Warehouse", scopes: ["read", "write"] }]);
  expect(text.startsWith(listed[0]?.start ?? "none")).toBe(true);
  expect(JSON.stringify(listed)).not.toContain(text);

  const revoke = { revoke: listed[0]?.token ?? "" };
  await tokens(ask("/app/settings/tokens", { form: revoke }));
  expect((await loader(ask("/app/settings"))).tokens).toEqual([]);
  const again = () => tokens(ask("/app/settings/tokens", { form: revoke }));
  expect((await thrownResponse(again)).status).toBe(404);
});

test("a token without a name is refused", async () => {
  const form = { name: " ", scope: "read" };
  const answer = await tokens(ask("/app/settings/tokens", { form }));
  expect(answer).toMatchObject({ data: { ok: false, name: "Say what the token is for" } });
});

test("rules that a person changes hold from now on", async () => {
  await action(ask("/app/settings", { form: { since: "now", countTest: "on" } }));
  const { policy } = await loader(ask("/app/settings"));
  expect(policy).toEqual({
    countTest: true,
    countCancelled: false,
    countPos: false,
    countZeroValue: false,
    countUnpaid: false,
  });
});

test("a check is asked for from the settings, and nothing else is", async () => {
  const wish = (text: string) => audit(ask("/app/settings/audit", { form: { wish: text } }));
  expect((await loader(ask("/app/settings"))).audit).toMatchObject({ differences: [] });
  expect(await wish("everything")).toMatchObject({ init: { status: 400 } });
  await wish("check");
  expect((await loader(ask("/app/settings"))).audit).toMatchObject({ progress: 0 });
  await wish("repair");
});
