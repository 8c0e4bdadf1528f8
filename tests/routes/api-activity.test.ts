import { beforeAll, expect, test } from "vitest";
import { apiDoor } from "#tests/support/api-door.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();
Object.assign(globalThis, { satsumaDatabase: Promise.resolve(db) });
const ask = await apiDoor();
const { createToken } = await import("#app/services/api/create-token.server.ts");

let reader = "";
let writer = "";

beforeAll(async () => {
  const { shop } = await openLiveShop(db, 1n, 3);
  const make = async (name: string, scopes: readonly ("read" | "write")[]) =>
    (await createToken(db, shop, { name, scopes, staff: "7" })).text;
  reader = await make("Reader", ["read"]);
  writer = await make("Writer", ["read", "write"]);
});

const OPENED = {
  ...{ id: "1", customer: "1", at: "2026-05-01T10:00:00Z", type: "email" },
  ...{ action: "opened", campaign: "Spring" },
};

test("a program tells what customers did, and is told what became of each", async () => {
  const activity = [OPENED, { ...OPENED, id: "2", customer: "4" }, { ...OPENED, at: "May" }];
  const body = { source: "mailer", activity };
  const { status, body: answer } = await ask("activity", { token: writer, method: "POST", body });
  expect([status, answer]).toEqual([
    200,
    {
      recorded: 2,
      refused: 1,
      entries: [
        { id: "1", result: "recorded" },
        { id: "2", result: "waiting" },
        { id: "1", result: "refused", reason: "at: is written as 2026-05-01T14:05:00Z" },
      ],
    },
  ]);
});

test.each([
  [{}, 400],
  [{ activity: [] }, 400],
  [{ activity: Array.from({ length: 501 }, () => OPENED) }, 400],
  [{ activity: [OPENED], source: "Not one" }, 400],
  [{ activity: [{ ...OPENED, link: "x".repeat(2 * 1024 * 1024) }] }, 413],
])("what is no list of activity is refused as a whole", async (body, expected) => {
  const { status } = await ask("activity", { token: writer, method: "POST", body });
  expect(status).toBe(expected);
});

test("only tokens that may write tell, and only by POST", async () => {
  const body = { activity: [OPENED] };
  expect((await ask("activity", { token: reader, method: "POST", body })).status).toBe(403);
  expect((await ask("activity", { method: "POST", body })).status).toBe(401);
  expect((await ask("activity", { token: writer })).status).toBe(405);
});
