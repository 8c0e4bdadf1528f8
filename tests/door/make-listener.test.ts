import { createServer } from "node:http";
import { afterAll, expect, test } from "vitest";
import { makeHealthDoors } from "#app/door/health-door.ts";
import { makeListener } from "#app/door/make-listener.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { testDatabase } from "#tests/support/database.ts";
import { receive } from "#tests/support/deliver.ts";
import { listening } from "#tests/support/listening.ts";

const db = await testDatabase();
const shop = await aShop(db);
const loop = { name: "drain", runs: 3, faults: 1, seconds: 0.5 };
const health = makeHealthDoors({
  db,
  readings: () => [loop],
  metricsToken: "a token of the tests",
});
const server = createServer(
  makeListener({
    webhooks: (_request, response) => Promise.resolve(void response.end("webhooks")),
    health,
    pages: (_request, response) => void response.end("pages"),
  }),
);
const url = await listening(server);
afterAll(() => server.close());

async function ask(path: string, headers: Record<string, string> = {}): Promise<[number, string]> {
  const response = await fetch(`${url}${path}`, { headers });
  return [response.status, await response.text()];
}

test("each request reaches its door", async () => {
  expect(await ask("/webhooks/orders?x=1")).toEqual([200, "webhooks"]);
  expect(await ask("/app/segments?healthz")).toEqual([200, "pages"]);
  expect(await ask("/healthz")).toEqual([200, "ok\n"]);
  expect(await ask("/readyz?probe")).toEqual([200, "ready\n"]);
});

test("the metrics say how far behind the app is", async () => {
  await receive(db, shop, [aDelivery("orders/delete", { id: 1 }, Date.UTC(2026, 5, 1))]);
  const [status, text] = await ask("/metrics");
  expect(status).toBe(200);
  expect(text).toContain("# TYPE satsuma_inbox_waiting gauge\nsatsuma_inbox_waiting 1\n");
  expect(text).toMatch(/^satsuma_inbox_age_seconds \d/m);
  expect(text).toContain("satsuma_quarantined 0\n");
  expect(text).toMatch(/^satsuma_turn_lateness_seconds 0$/m);
  expect(text).toMatch(/^satsuma_evaluated_to_lag_seconds [1-9]/m);
  expect(text).toContain('satsuma_job_faults_total{job="drain"} 1\n');
});

test("the metrics are for this machine and for those who know the token", async () => {
  const proxied = { "X-Forwarded-For": "203.0.113.7" };
  expect((await ask("/metrics", proxied))[0]).toBe(404);
  expect((await ask("/metrics", { ...proxied, Authorization: "Bearer a guess" }))[0]).toBe(404);
  const known = { ...proxied, Authorization: "Bearer a token of the tests" };
  expect((await ask("/metrics", known))[0]).toBe(200);
});

test("without its database the app runs but is not ready", async () => {
  const broken = makeHealthDoors({
    db: { query: () => Promise.reject(new Error("gone")) },
    readings: () => [],
    metricsToken: undefined,
  });
  const other = createServer(
    makeListener({
      webhooks: () => Promise.resolve(),
      health: broken,
      pages: (_request, response) => void response.end(),
    }),
  );
  const address = await listening(other);
  try {
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    expect((await fetch(`${address}/metrics`)).status).toBe(503);
  } finally {
    other.close();
  }
});
