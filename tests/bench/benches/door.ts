import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { makeDatabase } from "#app/db/leased-database.server.ts";
import { listMigrations } from "#app/db/migrate.server.ts";
import { openEmbedded } from "#app/db/open-embedded.server.ts";
import { connectPostgres } from "#app/db/postgres-source.server.ts";
import { inFolder } from "#tests/bench/bench-database.ts";
import { measureDelays, measureMaximum, type NextRequest } from "#tests/bench/door/send-load.ts";
import { type DoorServer, startServer } from "#tests/bench/door/start-server.ts";
import type { Bench, Measurement } from "#tests/bench/measurement.ts";
import { orderDeliveries } from "#tests/bench/shop/order-deliveries.ts";
import { median, quantile, spreadOf } from "#tests/bench/statistics.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { createPostgresDatabase } from "#tests/support/postgres-server.ts";
import { signedRequest } from "#tests/support/signed-request.ts";

const ROUNDS = 5;
const ROUND_MS = 3_000;

/** What checking, sealing and keeping a delivery costs on top of the barest server that keeps it. */
export const door: Bench = {
  name: "door",
  title: "Webhook door",
  about:
    "Signed order deliveries of 4,800 bytes over 32 connections to a server in a process of its own. Floor: node:http, an HMAC and an INSERT of the plain body. Delays are counted from when a request was due, at half of the rate that the same server reached.",
  run: async () => [...(await onPostgres()), ...(await onPglite())],
};

async function onPostgres(): Promise<Measurement[]> {
  const { url, drop } = await createPostgresDatabase();
  try {
    const db = makeDatabase(connectPostgres({ url, connections: 1 }));
    await aShop(db);
    await db.close();
    return await compare("PostgreSQL", { ours: url, bare: url });
  } finally {
    await drop();
  }
}

function onPglite(): Promise<Measurement[]> {
  return inFolder(async (folder) => {
    const ours = join(folder, "ours");
    const db = await openEmbedded(ours, await listMigrations());
    await aShop(db);
    await db.close();
    return compare("PGlite", { ours, bare: join(folder, "bare") });
  });
}

async function compare(
  where: string,
  databases: { readonly ours: string; readonly bare: string },
): Promise<Measurement[]> {
  const ours = await startServer("our-door", databases.ours);
  const bare = await startServer("bare-door", databases.bare);
  try {
    return await measure(where, ours, bare);
  } finally {
    await ours.stop();
    await bare.stop();
  }
}

async function measure(where: string, ours: DoorServer, bare: DoorServer): Promise<Measurement[]> {
  const next = makeRequests();
  const rates = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const floor = await measureMaximum(bare.port, next, ROUND_MS);
    const reached = await measureMaximum(ours.port, next, ROUND_MS);
    // The first warms up.
    if (round === 0) continue;
    rates.bare.push(floor);
    rates.ours.push(reached);
  }
  const maximum = { ours: spreadOf(rates.ours), bare: spreadOf(rates.bare) };

  const p99 = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const load = (rate: number) => ({ rate, milliseconds: ROUND_MS });
    const half = maximum.ours.value / 2;
    p99.bare.push(quantile(await measureDelays(bare.port, next, load(half)), 0.99));
    p99.ours.push(quantile(await measureDelays(ours.port, next, load(half)), 0.99));
  }
  return [
    {
      what: `deliveries kept on ${where}`,
      ...maximum.ours,
      floor: maximum.bare.value,
      // Round by round, so that what else the machine did in a round slowed both.
      ratio: median(rates.ours.map((rate, round) => rate / (rates.bare[round] ?? Number.NaN))),
      unit: "/s",
      budget: { kind: "ratio-at-least", value: 0.7 },
    },
    {
      what: `p99 delay at half of that on ${where}`,
      ...spreadOf(p99.ours),
      floor: spreadOf(p99.bare).value,
      unit: "ms",
      budget: { kind: "at-most", value: 25 },
    },
  ];
}

/** Requests that differ in the webhook's id. */
function makeRequests(): NextRequest {
  const deliveries = orderDeliveries(100, { customers: 1_000, round: 1, now: Date.now() }).filter(
    ({ topic }) => topic.startsWith("orders/"),
  );
  const requests = deliveries.map((delivery) => {
    const { headers, body } = signedRequest(delivery);
    return { headers, body };
  });
  let sent = 0;
  return () => {
    const request = requests[sent++ % requests.length];
    if (request === undefined) throw new Error("There are deliveries.");
    const { headers, body } = request;
    const lines = Object.entries({
      ...headers,
      Host: "127.0.0.1",
      "Content-Length": String(Buffer.byteLength(body)),
      "X-Shopify-Webhook-Id": randomUUID(),
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    return Buffer.from(`POST /webhooks/ HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
  };
}
