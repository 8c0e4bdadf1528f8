import { beforeAll, expect, test } from "vitest";
import type { ApiAnswer, ApiAsk } from "#tests/support/api-door.ts";
import { apiDoor } from "#tests/support/api-door.ts";
import { testDatabase } from "#tests/support/database.ts";
import { openLiveShop } from "#tests/support/live-shop.ts";

const db = await testDatabase();
Object.assign(globalThis, { satsumaDatabase: Promise.resolve(db) });
const ask = await apiDoor();
const { createToken } = await import("#app/services/api/create-token.server.ts");
const { createSegment } = await import("#app/services/segments/create-segment.server.ts");
const { revokeToken } = await import("#app/services/api/revoke-token.server.ts");

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const NOWHERE = "00000000-0000-4000-8000-000000000000";

let shop = 0n;
let token = "";
let buyers = "";
let everyone = "";
let elsewhere = "";
let before = 0;

beforeAll(async () => {
  const live = await openLiveShop(db, 1n, 7);
  shop = live.shop;
  token = (await createToken(db, shop, { name: "Warehouse", scopes: ["read"], staff: "7" })).text;
  everyone = await live.make("Everyone", "");
  buyers = await live.make("Buyers", "number_of_orders >= 1");
  before = await live.mark();
  for (const customer of [3, 1, 5]) {
    await live.deliver({ customer, order: 100 + customer, placed: await live.mark() });
  }

  const other = await openLiveShop(db, 2n, 2);
  elsewhere = await other.make("Theirs", "");
});

const read = (path: string, options: ApiAsk = {}): Promise<ApiAnswer> =>
  ask(path, { token, ...options });

test("the segments are listed with their sizes", async () => {
  const { status, body, headers } = await read("segments");
  expect(status).toBe(200);
  expect(headers.get("Content-Type")).toBe("application/json");
  expect(headers.get("Cache-Control")).toBe("no-store");
  const text = expect.stringMatching(ISO) as string;
  const common = { kind: "live", labels: [], needs: [], liveFrom: text, isBuilding: false };
  expect(body).toEqual({
    checkedAt: text,
    segments: [
      { id: buyers, name: "Buyers", query: "number_of_orders >= 1", members: 3, ...common },
      { id: everyone, name: "Everyone", query: "", members: 7, ...common },
    ],
  });
});

test("one segment is shown, and another shop's is not there", async () => {
  expect((await read(`segments/${buyers}`)).body).toMatchObject({
    segment: { id: buyers, name: "Buyers", note: "", members: 3 },
  });
  for (const id of [elsewhere, NOWHERE, "x", "%00"]) {
    const { status, body } = await read(`segments/${id}`);
    expect([status, body]).toEqual([404, problem(404, "Not found")]);
  }
});

test("members come in pages, in the order of their ids, each once", async () => {
  const pages: unknown[] = [];
  let after = "";
  for (let page = 0; page < 5; page += 1) {
    const { body } = await read(`segments/${everyone}/members?limit=3${after}`);
    const { members, next } = body as { members: string[]; next: string | null };
    pages.push(members);
    if (next === null) break;
    after = `&after=${next}`;
  }
  expect(pages).toEqual([["1", "2", "3"], ["4", "5", "6"], ["7"]]);
});

test("members are told as of now and as of a past moment", async () => {
  const now = await read(`segments/${buyers}/members`);
  expect(now.body).toMatchObject({ segment: buyers, members: ["1", "3", "5"], next: null });
  const then = new Date(before).toISOString();
  const past = await read(`segments/${buyers}/members?at=${then}`);
  expect(past.body).toMatchObject({ at: then, members: [], next: null });
  const offset = await read(`segments/${buyers}/members?at=2026-01-05T00:00:00%2B02:00`);
  expect(offset.body).toMatchObject({ at: "2026-01-04T22:00:00.000Z", members: [] });
});

test("members of what is not counted yet, or lacks data, are not told as nobody", async () => {
  const made = await createSegment(db, shop, { name: "Fresh", query: "number_of_orders = 0" });
  const fresh = made.ok ? made.segment : "";
  const { status, headers, body } = await read(`segments/${fresh}/members`);
  expect([status, headers.get("Retry-After")]).toEqual([409, "5"]);
  expect(body).toEqual(problem(409, "Not counted yet"));

  const query = "predicted_spend_tier = 'HIGH'";
  const lacking = await createSegment(db, shop, { name: "Lacking", query });
  const answer = await read(`segments/${lacking.ok ? lacking.segment : ""}/members`);
  expect(answer).toMatchObject({ status: 422, body: { needs: ["Shopify's predictions"] } });
});

test("a mistaken question is refused with every mistake in it", async () => {
  const paths = [
    `segments/${buyers}/members?after=x&limit=0`,
    `segments/${buyers}/members?limit=1001&at=yesterday`,
    `segments/${buyers}/members?at=2999-01-01T00:00:00Z`,
    `segments/${buyers}/members?page=2`,
    "changes?after=12&segment=Buyers",
  ];
  const answers = await Promise.all(paths.map((path) => read(path)));
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
  expect(answers[0]?.body).toMatchObject({
    mistakes: [{ parameter: "after" }, { parameter: "limit" }],
  });
  expect(answers[4]?.body).toMatchObject({
    detail: "after: A page goes on after a change's id. segment: A segment is named by its id.",
  });
});

interface Change {
  readonly id: string;
  readonly customer: string;
}

async function follow(search: string, after: string): Promise<Change[]> {
  const all: Change[] = [];
  for (let page = 0, cursor = after; page < 50; page += 1) {
    const { body } = await read(`changes?${search}&after=${cursor}`);
    const { changes, next, more } = body as { changes: Change[]; next: string; more: boolean };
    all.push(...changes);
    if (!more) break;
    cursor = next;
  }
  return all;
}

test("changes come in the order of recording, whatever the page, and go on from a cursor", async () => {
  const whole = await read("changes");
  const { changes, next, more } = whole.body as { changes: Change[]; next: string; more: boolean };
  expect(changes.map(({ customer }) => customer)).toEqual(["3", "1", "5"]);
  expect(changes[0]).toEqual({
    id: expect.any(String) as string,
    segment: buyers,
    customer: "3",
    kind: "entered",
    at: expect.stringMatching(ISO) as string,
    recordedAt: expect.stringMatching(ISO) as string,
    cause: "order",
    ref: "103",
    announced: true,
  });
  expect([next, more]).toEqual([changes.at(-1)?.id, false]);

  for (const search of ["limit=1", "limit=2", `limit=2&segment=${buyers}`]) {
    expect(await follow(search, NOWHERE), search).toEqual(changes);
  }
  expect(await follow(`segment=${everyone}`, NOWHERE)).toEqual([]);
  const rest = await read(`changes?after=${next}`);
  expect(rest.body).toEqual({ changes: [], next, more: false });
});

test("a copy of the members is brought up to date by the changes after it", async () => {
  const { body } = await read(`segments/${buyers}/members`);
  const { changesAfter } = body as { changesAfter: string };
  expect(await follow("limit=10", changesAfter)).toEqual([]);
});

test("a customer's segments are told, and why they are in one, without who they are", async () => {
  const { body } = await read(`customers/3?segment=${buyers}`);
  const text = expect.stringMatching(ISO) as string;
  expect(body).toMatchObject({
    customer: "3",
    segments: [
      { id: buyers, name: "Buyers", since: text },
      { id: everyone, name: "Everyone", since: text, liveFrom: text },
    ],
    explanation: {
      segment: { id: buyers, name: "Buyers" },
      inside: true,
      known: true,
      changesAt: null,
      condition: {
        holds: true,
        query: "number_of_orders >= 1",
        measured: [{ value: { kind: "count", count: 1 }, needed: { test: ">= 1" } }],
        counted: [{ kind: "order", order: "103", placed: text, amount: "10.00" }],
      },
      past: [{ from: text, until: null, enteredBy: { cause: "order", ref: "103" } }],
    },
  });
});

test("every moment an explanation holds is an instant in words", async () => {
  const { body } = await read(`customers/3?segment=${buyers}`);
  const numbers = JSON.stringify(body).match(/[:,[]\d{11,}/g);
  expect(numbers).toBeNull();
});

test("looking at a customer is recorded under the token's name", async () => {
  await read("customers/5");
  const looks = await db.query<{ staff: string }>({
    text: "SELECT staff FROM access_log WHERE shop = 1 AND subject = 'customer 5'",
  });
  expect(looks.map(({ staff }) => staff)).toEqual([
    expect.stringMatching(/^API token Warehouse \([0-9a-f]{12}\)$/) as string,
  ]);
});

test("customers and segments that are not there are not found", async () => {
  const paths = ["customers/99", "customers/x", `customers/3?segment=${elsewhere}`];
  const answers = await Promise.all(paths.map((path) => read(path)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});

test("another shop's token sees that shop alone, and a revoked one nothing", async () => {
  const other = await createToken(db, 2n, { name: "Other", scopes: ["read"], staff: "7" });
  const { body } = await ask("segments", { token: other.text });
  expect(body).toMatchObject({ segments: [{ id: elsewhere }] });
  expect((await ask(`segments/${buyers}`, { token: other.text })).status).toBe(404);
  expect((await ask("changes", { token: other.text })).body).toMatchObject({ changes: [] });

  await revokeToken(db, 2n, other.token);
  const { status, headers, body: refusal } = await ask("segments", { token: other.text });
  expect([status, refusal]).toEqual([401, problem(401, "No valid token")]);
  expect(headers.get("Content-Type")).toBe("application/problem+json");
  expect(headers.get("WWW-Authenticate")).toBe('Bearer realm="Satsuma"');
});

test("HEAD is read like GET, OPTIONS says what there is, and everything else is refused", async () => {
  expect(await read("segments", { method: "HEAD" })).toMatchObject({ status: 200 });
  const options = await ask("segments", { method: "OPTIONS" });
  expect([options.status, options.headers.get("Allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  expect(options.headers.has("Access-Control-Allow-Origin")).toBe(false);
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const { status, body } = await read("segments", { method });
    expect([status, body]).toEqual([405, problem(405, "Wrong method")]);
  }
});

test("an address that the API does not have is a problem too, not a page", async () => {
  for (const method of ["GET", "POST"]) {
    const { status, body } = await read("nothing/here", { method });
    expect([status, body]).toEqual([404, problem(404, "Not found")]);
  }
});

function problem(status: number, title: string): unknown {
  return { type: "about:blank", status, title, detail: expect.any(String) as string };
}
