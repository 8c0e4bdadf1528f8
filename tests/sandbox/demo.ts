/**
 * The whole product on one machine: the stand-in shop, the app beside it, installed and reading the
 * shop's history. `npm run demo`, or after a build:
 *
 *   npm exec -- node tests/sandbox/demo.ts [--pace 6] [--port 3456]
 *
 * `--pace 0` keeps the shop still, so that the counts can be compared with `scripts/count-raw-orders.ts`.
 */
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { frameUrl } from "./admin/frame-url.ts";
import { BROWSER } from "./browser.ts";
import { freePort } from "./free-port.ts";
import { startApp } from "./start-app.ts";
import { readPopulation } from "./shop/population.ts";
import { startSandbox } from "./start-sandbox.ts";
import { readSubscriptions } from "./webhooks/read-subscriptions.ts";
import type { Sandbox } from "./sandbox.ts";

const SCOPES = "read_customers read_customer_merge read_orders read_all_orders read_products".split(
  " ",
);

/** How long after its history was handed out the shop lives on: the first counts can be looked at in peace. */
const PEACE_MS = 60_000;

const { values } = parseArgs({
  options: {
    pace: { type: "string", default: "6" },
    port: { type: "string", default: "3456" },
  },
});

async function liveOn(sandbox: Sandbox, perMinute: number): Promise<void> {
  while (!sandbox.bulk.hasHandedOut("agreements")) await wait(1_000);
  await wait(PEACE_MS);
  sandbox.pace.set(perMinute);
}

const first = Number(values.port);
const shopPort = await freePort(first);
const appPort = await freePort(shopPort + 1);
const data = ".satsuma/demo";
rmSync(data, { recursive: true, force: true });

console.log("Opening the sandbox shop ...");
const sandbox = await startSandbox({
  apiKey: "satsuma-sandbox",
  apiSecret: randomBytes(24).toString("hex"),
  port: shopPort,
  appUrl: `http://localhost:${appPort}`,
  population: readPopulation(),
  scopes: SCOPES,
  subscriptions: readSubscriptions(
    readFileSync(new URL("../../shopify.app.toml", import.meta.url), "utf8"),
  ),
  firstRetryMs: 500,
});

console.log("Starting Satsuma ...");
const app = await startApp(sandbox, { port: appPort, data });
const stop = async () => {
  await app.stop();
  await sandbox.close();
  process.exit(0);
};
process.once("SIGINT", () => void stop());
process.once("SIGTERM", () => void stop());
void app.ended.then(async (code) => {
  await sandbox.close();
  process.exit(code);
});

// Opening the app once is what installs it: it asks for access and begins to read.
const opened = await fetch(frameUrl(sandbox, "/app"), { headers: { "User-Agent": BROWSER } });
if (!opened.ok) console.error(`The app answered ${opened.status} when it was first opened.`);
console.log(`\nSatsuma is running in the sandbox shop. Open\n\n  ${sandbox.url}\n`);
console.log("Stop it with Ctrl+C.");
await liveOn(sandbox, Number(values.pace));
