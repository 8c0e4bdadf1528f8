import { beforeAll, expect, test } from "vitest";
import { createToken } from "#app/services/api/create-token.server.ts";
import { findToken } from "#app/services/api/find-token.server.ts";
import { listTokens } from "#app/services/api/list-tokens.server.ts";
import { revokeToken } from "#app/services/api/revoke-token.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";

const db = await testDatabase();

beforeAll(async () => {
  await aShop(db, { shop: 1n });
  await aShop(db, { shop: 2n });
});

const make = (shop: bigint, scopes: readonly ("read" | "write")[] = ["read"]) =>
  createToken(db, shop, { name: "Warehouse", scopes, staff: "7" });

test("a token opens its own shop and says who came", async () => {
  const { token, text } = await make(1n);
  expect(await findToken(db, `Bearer ${text}`, "read")).toEqual({
    ok: true,
    caller: { shop: 1n, token, actor: `API token Warehouse (${token})` },
  });
});

test("a token's text is kept nowhere, and its use is noted", async () => {
  const { token, text } = await make(2n);
  const unused = await listTokens(db, 2n);
  await findToken(db, `Bearer ${text}`, "read");
  const [used] = await listTokens(db, 2n);

  expect(unused).toMatchObject([{ token, start: text.slice(0, text.lastIndexOf("_")) }]);
  expect(unused[0]?.lastUsedAt).toBeUndefined();
  expect(used?.lastUsedAt).toBeTypeOf("number");
  const rows = await db.query({ text: "SELECT t::text AS row FROM api_token t" });
  expect(JSON.stringify(rows)).not.toContain(text.slice(text.lastIndexOf("_") + 1));
});

test("what is no token of ours, or not to the letter, opens nothing", async () => {
  const { text } = await make(1n);
  const elsewhere = text.replace("satsuma_1_", "satsuma_2_");
  const guessed = text.slice(0, -1) + (text.endsWith("0") ? "1" : "0");
  const strange = [null, "", "Bearer", text, `Basic ${text}`, `Bearer ${text}x`];
  for (const header of [...strange, `Bearer ${elsewhere}`, `Bearer ${guessed}`]) {
    expect(await findToken(db, header, "read"), String(header)).toEqual({
      ok: false,
      reason: "unknown",
    });
  }
});

test("a token to read does not write", async () => {
  const { text } = await make(1n);
  expect(await findToken(db, `Bearer ${text}`, "write")).toEqual({ ok: false, reason: "scope" });
  const writer = await make(1n, ["read", "write"]);
  expect(await findToken(db, `Bearer ${writer.text}`, "write")).toMatchObject({ ok: true });
});

test("a revoked token opens nothing, and only its own shop can revoke it", async () => {
  const { token, text } = await make(1n);
  expect(await revokeToken(db, 2n, token)).toBe(false);
  expect(await findToken(db, `Bearer ${text}`, "read")).toMatchObject({ ok: true });

  expect(await revokeToken(db, 1n, token)).toBe(true);
  expect(await findToken(db, `Bearer ${text}`, "read")).toEqual({ ok: false, reason: "unknown" });
  expect(await revokeToken(db, 1n, token)).toBe(false);
});

test("the tokens of a shop that left open nothing", async () => {
  const shop = await aShop(db, { shop: 3n });
  const { text } = await make(shop);
  await db.query({ text: "UPDATE shop SET uninstalled_at = now() WHERE shop = 3" });
  expect(await findToken(db, `Bearer ${text}`, "read")).toEqual({ ok: false, reason: "unknown" });
});

test("a token that asks too often is told how long to wait", async () => {
  const { text } = await make(1n);
  const other = await make(1n);
  let answer = await findToken(db, `Bearer ${text}`, "read");
  for (let asked = 0; answer.ok && asked < 10_000; asked += 1) {
    answer = await findToken(db, `Bearer ${text}`, "read");
  }
  expect(answer).toEqual({ ok: false, reason: "too-many", retryAfter: 1 });
  expect(await findToken(db, `Bearer ${other.text}`, "read")).toMatchObject({ ok: true });
});
