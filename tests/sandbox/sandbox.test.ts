import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeIdToken } from "./auth/id-token.ts";
import type { Population } from "./shop/population.ts";
import type { Sandbox } from "./sandbox.ts";
import { startSandbox } from "./start-sandbox.ts";

const DOMAIN = "harbour-gifts.myshopify.com";
const KEYS = { apiKey: "key", apiSecret: "secret" };
const NOW = Date.parse("2026-11-22T12:00:00Z");

/** Two customers: one bought twice and gave two pieces back, one never bought; a guest. */
const population: Population = {
  countries: ["France", "Unspecified"],
  products: [
    { code: "85123A", title: "WHITE HANGING HEART" },
    { code: "22726", title: "ALARM CLOCK" },
  ],
  customers: [
    { number: 7, minute: 0, countries: [0] },
    { number: 8, minute: 5, countries: [1] },
  ],
  orders: [
    {
      invoice: 1,
      minute: 0,
      customer: 0,
      country: 0,
      shipping: 500,
      lines: [{ product: 0, quantity: 3, price: 2550 }],
    },
    {
      invoice: 2,
      minute: 90,
      customer: 0,
      country: 0,
      shipping: 0,
      lines: [{ product: 1, quantity: 1, price: 3750 }],
    },
    {
      invoice: 3,
      minute: 100,
      customer: -1,
      country: 0,
      shipping: 0,
      lines: [{ product: 1, quantity: 1, price: 3750 }],
    },
  ],
  refunds: [{ minute: 60, order: 0, shipping: 100, lines: [{ line: 0, quantity: 2 }] }],
};

interface Received {
  readonly topic: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

let app: Server;
let sandbox: Sandbox;
let received: Received[] = [];
/** What the app answers next; 200 when it is empty. */
let answers: number[] = [];

beforeAll(async () => {
  app = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const topic = String(request.headers["x-shopify-topic"]);
      received.push({ topic, headers: request.headers, text: Buffer.concat(chunks).toString() });
      response.writeHead(answers.shift() ?? 200);
      response.end();
    });
  });
  await new Promise<void>((done) => app.listen(0, "localhost", done));
  const topics = "orders/create orders/updated refunds/create customers/merge".split(" ");
  sandbox = await startSandbox({
    ...KEYS,
    port: 0,
    appUrl: `http://localhost:${(app.address() as AddressInfo).port}`,
    population,
    scopes: ["read_orders", "read_customers"],
    subscriptions: new Map(topics.map((topic) => [topic, "/webhooks"])),
    now: () => NOW,
    seed: 1,
    firstRetryMs: 1,
  });
});

afterAll(async () => {
  await sandbox.close();
  await new Promise((done) => app.close(done));
});

beforeEach(() => {
  received = [];
  answers = [];
  Object.assign(sandbox.deliveries.misbehaviour, { duplicates: 0, drops: 0, badSignatures: 0 });
});

async function post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${sandbox.url}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function install(): Promise<Record<string, unknown>> {
  const { status, body } = await post(`/${DOMAIN}/admin/oauth/access_token`, {
    client_id: KEYS.apiKey,
    client_secret: KEYS.apiSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: makeIdToken(KEYS, DOMAIN, NOW),
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
  });
  expect(status).toBe(200);
  return body;
}

async function ask(query: string, token?: unknown) {
  const access = token ?? (await install())["access_token"];
  return post(
    `/${DOMAIN}/admin/api/2026-10/graphql.json`,
    { query },
    { "X-Shopify-Access-Token": String(access) },
  );
}

const refresh = (token: unknown) =>
  post(`/${DOMAIN}/admin/oauth/access_token`, {
    client_id: KEYS.apiKey,
    client_secret: KEYS.apiSecret,
    grant_type: "refresh_token",
    refresh_token: token,
  });

async function settle() {
  while (!sandbox.deliveries.isSettled) await new Promise((done) => setTimeout(done, 2));
}

describe("access", () => {
  test("a forged id token gives no access", async () => {
    const forged = makeIdToken({ ...KEYS, apiSecret: "other" }, DOMAIN, NOW);
    const { status, body } = await post(`/${DOMAIN}/admin/oauth/access_token`, {
      client_id: KEYS.apiKey,
      client_secret: KEYS.apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: forged,
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    });
    expect({ status, body }).toEqual({ status: 400, body: { error: "invalid_subject_token" } });
  });

  test("a refresh changes both tokens, and the old one stays good until the new access is used", async () => {
    const first = await install();
    const second = await refresh(first["refresh_token"]);
    expect(second.body["refresh_token"]).not.toBe(first["refresh_token"]);
    const again = await refresh(first["refresh_token"]);
    expect(again.status).toBe(200);
    await ask("{ shop { id } }", again.body["access_token"]);
    expect((await refresh(first["refresh_token"])).status).toBe(401);
  });

  test("a request with another token is refused", async () => {
    expect((await ask("{ shop { id } }", "shpat_wrong")).status).toBe(401);
  });
});

describe("the Admin API", () => {
  test("an unknown field fails as at Shopify", async () => {
    const { body } = await ask("{ shop { weather } }");
    expect(body).toMatchObject({
      errors: [{ message: 'Cannot query field "weather" on type "Shop".' }],
    });
  });

  test("every answer says what it cost", async () => {
    const { body } = await ask("{ customers(first: 2) { nodes { id tags } } }");
    expect(body).toMatchObject({ extensions: { cost: { requestedQueryCost: 4 } } });
  });

  test("a query that asks for too much at once is refused", async () => {
    const query = "{ customers(first: 250) { nodes { orders(first: 100) { nodes { id } } } } }";
    const { body } = await ask(query);
    expect(body).toMatchObject({ errors: [{ extensions: { code: "MAX_COST_EXCEEDED" } }] });
  });

  test("a segment's members are counted from the shop itself", async () => {
    const { body } = await ask(
      `{ customerSegmentMembers(query: "amount_spent = 10.30 AND number_of_orders = 2", first: 5) { totalCount } }`,
    );
    expect(body).toMatchObject({ data: { customerSegmentMembers: { totalCount: 1 } } });
  });
});

async function runBulk(query: string) {
  const { body } = await ask(
    `mutation { bulkOperationRunQuery(groupObjects: true, query: ${JSON.stringify(query)}) { bulkOperation { id } userErrors { message } } }`,
  );
  for (;;) {
    const operation = sandbox.bulk.latest();
    if (operation?.status !== "RUNNING") {
      const text = operation?.url ? await (await fetch(operation.url)).text() : "";
      return { body, lines: text.split("\n").filter((line) => line !== "") };
    }
    await new Promise((done) => setTimeout(done, 5));
  }
}

describe("bulk operations", () => {
  test("children follow their parent and name it", async () => {
    const { lines } = await runBulk(
      "{ orders { edges { node { id lineItems { edges { node { id currentQuantity } } } } } } }",
    );
    expect(lines.slice(0, 2).map((line): unknown => JSON.parse(line))).toEqual([
      { id: "gid://shopify/Order/5640000000001" },
      {
        id: "gid://shopify/LineItem/14280000000032",
        currentQuantity: 1,
        __parentId: "gid://shopify/Order/5640000000001",
      },
    ]);
  });

  test("a connection inside a list is refused", async () => {
    const { body } = await runBulk(
      "{ orders { edges { node { id refunds { id refundLineItems { edges { node { id } } } } } } } }",
    );
    expect(JSON.stringify(body)).toContain("connection field within a list field");
  });
});

describe("deliveries", () => {
  test("an order placed is told with a good signature", async () => {
    await install();
    await post("/store/harbour-gifts/control/order", { customer: "7", product: "22726" });
    await settle();
    expect(received.map(({ topic }) => topic).sort()).toEqual(["orders/create", "orders/updated"]);
    for (const { headers, text } of received) {
      const good = createHmac("sha256", KEYS.apiSecret).update(text).digest("base64");
      expect(headers["x-shopify-hmac-sha256"]).toBe(good);
    }
  });

  test("a delivery is tried nine times with the same id, and then given up", async () => {
    await install();
    answers = Array.from({ length: 40 }, () => 500);
    await post("/store/harbour-gifts/control/merge", { customer: "7", other: "8" });
    await settle();
    expect(received).toHaveLength(9);
    expect(new Set(received.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(1);
  });

  test("on request every delivery comes twice, with one id", async () => {
    await install();
    await post("/store/harbour-gifts/control/misbehave", { duplicates: 1 });
    await post("/store/harbour-gifts/control/refund", { customer: "7" });
    await settle();
    const ids = received.map(({ headers }) => headers["x-shopify-webhook-id"]);
    expect([ids.length, new Set(ids).size]).toEqual([4, 2]);
  });
});

test("the admin page frames the app and says that it is a sandbox", async () => {
  const page = await (await fetch(`${sandbox.url}/store/harbour-gifts/apps/satsuma/app`)).text();
  expect(page).toContain("<strong>Sandbox</strong>");
  expect(page).toContain(`src="${sandbox.appUrl}/app?embedded=1`);
});
