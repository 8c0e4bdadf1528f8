import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { listMigrations } from "#app/db/migrate.server.ts";
import { openEmbedded } from "#app/db/open-embedded.server.ts";
import { aDelivery } from "#tests/support/builders/deliveries.ts";
import { orderPayload } from "#tests/support/builders/payloads.ts";
import { drain } from "#tests/support/deliver.ts";
import { signedRequest } from "#tests/support/signed-request.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const AT = Date.UTC(2026, 5, 1);
/** As long after the first answer as that the drain is at work, and not the same each time. */
const LIVES_MS = [300, 700];

const PATIENCE = { timeout: 180_000 };

const folder = temporaryFolder();

async function start(): Promise<{ readonly app: ChildProcess; readonly url: string }> {
  const app = spawn(process.execPath, ["tests/faults/door-process.ts"], {
    env: { ...process.env, SATSUMA_DATA: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(app.stdout, "data")) as [Buffer];
  return { app, url: `${line.toString().trim()}/webhooks/orders` };
}

/** Posts orders one after another until nobody answers; answers the ids that were acknowledged. */
async function postUntilDead(url: string, first: number): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let id = first; ; id += 1) {
    const payload = orderPayload({
      id: BigInt(id),
      placed: AT,
      updated: AT,
      customer: { id: BigInt(id % 17) + 1n },
      total: 500,
    });
    const delivery = { ...aDelivery("orders/create", payload, AT), webhookId: `order ${id}` };
    const status = await fetch(url, signedRequest(delivery)).then(
      (response) => response.status,
      () => undefined,
    );
    if (status === undefined) return acknowledged;
    expect(status).toBe(200);
    acknowledged.push(delivery.webhookId);
  }
}

test(
  "a process asked to end answers what it has begun, closes its database and ends well",
  PATIENCE,
  async () => {
    const { app, url } = await start();
    const sent = postUntilDead(url, 900_000_000);
    await wait(200);
    app.kill("SIGTERM");
    const [code] = (await once(app, "exit")) as [number | null];
    expect(code).toBe(0);
    const acknowledged = await sent;
    const db = await openEmbedded(folder, await listMigrations());
    try {
      const kept = await db.query({ text: "SELECT webhook_id FROM delivery" });
      expect(kept.length).toBeGreaterThanOrEqual(acknowledged.length);
    } finally {
      await db.close();
    }
  },
);

test("a process killed at any moment loses nothing it has acknowledged", PATIENCE, async () => {
  const acknowledged: string[] = [];
  for (const [life, length] of LIVES_MS.entries()) {
    const { app, url } = await start();
    const senders = [0, 1, 2, 3].map((sender) =>
      postUntilDead(url, 1 + life * 1_000_000 + sender * 100_000),
    );
    await wait(length);
    app.kill("SIGKILL");
    acknowledged.push(...(await Promise.all(senders)).flat());
  }
  expect(acknowledged.length).toBeGreaterThan(LIVES_MS.length);

  const db = await openEmbedded(folder, await listMigrations());
  try {
    await drain(db, 1n);
    const kept = await db.query<{ webhook_id: string; state: string }>({
      text: "SELECT webhook_id, state FROM delivery",
    });
    const applied = new Set(
      kept.filter(({ state }) => state === "applied").map(({ webhook_id }) => webhook_id),
    );
    expect(acknowledged.filter((id) => !applied.has(id))).toEqual([]);
    const [orders] = await db.query<{ orders: bigint; states: bigint }>({
      text: `SELECT (SELECT count(*) FROM shop_order) AS orders,
                    (SELECT count(*) FROM order_state) AS states`,
    });
    expect(orders).toEqual({ orders: BigInt(applied.size), states: BigInt(applied.size) });
  } finally {
    await db.close();
  }
});
