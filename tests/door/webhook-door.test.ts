import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeDoor } from "#app/door/webhook-door.ts";
import { receiveDelivery } from "#app/services/deliveries/receive-delivery.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { customerPayload } from "#tests/support/builders/payloads.ts";
import { testDatabase } from "#tests/support/database.ts";
import { listening } from "#tests/support/listening.ts";
import { sign, signedRequest, TEST_SECRET } from "#tests/support/signed-request.ts";

const PREVIOUS = "the secret before";
const AT = Date.UTC(2026, 5, 1);

const db = await testDatabase();
const shop = await aShop(db);
let rings = 0;
const door = makeDoor({
  secrets: [TEST_SECRET, PREVIOUS],
  receive: (delivery) => receiveDelivery(db, delivery),
  ring: () => (rings += 1),
});
const server = createServer((request, response) => void door(request, response));
const url = `${await listening(server)}/webhooks/orders`;
afterAll(() => server.close());

const delivery = aDelivery(
  "customers/create",
  customerPayload({ id: 7n, added: AT, updated: AT }),
  AT,
);

beforeEach(async () => {
  await db.query({ text: "DELETE FROM delivery" });
  rings = 0;
});

async function stored(): Promise<number> {
  const rows = await db.query({ text: "SELECT 1 FROM delivery" });
  return rows.length;
}

test("a signed delivery is kept, sealed, and the drain is told", async () => {
  const response = await fetch(url, signedRequest(delivery));
  expect(response.status).toBe(200);
  const rows = await db.query({
    text: "SELECT shop, topic, state, api_version, triggered_at, body FROM delivery",
  });
  expect(rows).toMatchObject([
    { shop, topic: "customers/create", state: "waiting", api_version: "2026-10", triggered_at: AT },
  ]);
  expect(Buffer.from(rows[0]!["body"] as Uint8Array).includes("created_at")).toBe(false);
  expect(rings).toBe(1);
});

test("the previous secret is accepted while Shopify rotates", async () => {
  const response = await fetch(url, signedRequest(delivery, { secret: PREVIOUS }));
  expect(response.status).toBe(200);
  expect(await stored()).toBe(1);
});

test("a delivery sent twice is kept once and answered alike", async () => {
  const first = await fetch(url, signedRequest(delivery));
  const second = await fetch(url, signedRequest(delivery));
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(await stored()).toBe(1);
  expect(rings).toBe(1);
});

test.each([
  ["forged", { "X-Shopify-Hmac-Sha256": sign(delivery.body, "somebody's guess") }],
  ["signed over other bytes", { "X-Shopify-Hmac-Sha256": sign(`${delivery.body} `) }],
  ["signed with nothing", { "X-Shopify-Hmac-Sha256": "" }],
  ["signed with nonsense", { "X-Shopify-Hmac-Sha256": "%%%" }],
])("a delivery %s is refused and leaves nothing", async (_how, headers) => {
  const request = signedRequest(delivery);
  const response = await fetch(url, { ...request, headers: { ...request.headers, ...headers } });
  expect(response.status).toBe(401);
  expect(await stored()).toBe(0);
});

test("an unsigned delivery is refused and leaves nothing", async () => {
  const { headers, ...request } = signedRequest(delivery);
  delete headers["X-Shopify-Hmac-Sha256"];
  const response = await fetch(url, { ...request, headers });
  expect(response.status).toBe(401);
  expect(await stored()).toBe(0);
});

test("a body over ten megabytes is refused, whether or not its length is said", async () => {
  const large = "x".repeat(10 * 1024 * 1024 + 1);
  const request = signedRequest({ ...delivery, body: large });
  const said = await fetch(url, request);
  expect(said.status).toBe(413);

  const chunks = new Blob([large]).stream();
  const streamed = await fetch(url, {
    ...request,
    body: chunks,
    duplex: "half",
  } as RequestInit).then(
    ({ status }) => status,
    // The connection may be closed before the client is done sending.
    () => 413,
  );
  expect(streamed).toBe(413);
  expect(await stored()).toBe(0);
});

test("a body that is not JSON and a topic that nobody knows are kept like any other", async () => {
  const odd = { ...delivery, topic: "moons/full", body: "\u0000 not JSON", webhookId: "odd" };
  const response = await fetch(url, signedRequest(odd));
  expect(response.status).toBe(200);
  expect(await stored()).toBe(1);
});

test("a delivery for a shop that is not installed is thanked for and not kept", async () => {
  const response = await fetch(url, signedRequest(delivery, { shop: 404n }));
  expect(response.status).toBe(200);
  expect(await stored()).toBe(0);
  expect(rings).toBe(0);
});

test("a signed request that does not say what it is gets a 400", async () => {
  const { headers, ...request } = signedRequest(delivery);
  delete headers["X-Shopify-Webhook-Id"];
  const response = await fetch(url, { ...request, headers });
  expect(response.status).toBe(400);
});

test("anything but a POST is refused", async () => {
  const response = await fetch(url);
  expect(response.status).toBe(405);
});

test("while nothing can be kept a delivery is not acknowledged", async () => {
  const broken = makeDoor({
    secrets: [TEST_SECRET],
    receive: () => Promise.reject(new Error("the database is away")),
    ring: () => undefined,
  });
  const other = createServer((request, response) => void broken(request, response));
  const address = await listening(other);
  const response = await fetch(`${address}/webhooks/orders`, signedRequest(delivery));
  other.close();
  expect(response.status).toBe(503);
});

test("whoever hangs up in the middle of a body leaves nothing", async () => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write("POST /webhooks/orders HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf");
  await once(socket, "connect");
  socket.destroy();
  const response = await fetch(url, signedRequest(delivery));
  expect(response.status).toBe(200);
  expect(await stored()).toBe(1);
});
