import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { BROWSER } from "#tests/sandbox/browser.ts";
import { freePort } from "#tests/sandbox/free-port.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { readPopulation } from "#tests/sandbox/shop/population.ts";
import { startApp } from "#tests/sandbox/start-app.ts";
import { startSandbox } from "#tests/sandbox/start-sandbox.ts";
import { readSubscriptions } from "#tests/sandbox/webhooks/read-subscriptions.ts";
import { AppPage } from "./app-page.ts";
import { openBrowser } from "./open-browser.ts";

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 375, height: 812 };
export const SMALL_PHONE = { width: 320, height: 640 };

/** What `npm run demo` starts, and a browser in front of it. The shop stays still unless a test does something. */
export interface Demo {
  readonly sandbox: Sandbox;
  /** Where the app keeps its database. */
  readonly data: string;
  /** Opens a page of the app inside the admin: `/app/segments`. */
  readonly open: (path: string, size?: { width: number; height: number }) => Promise<AppPage>;
  readonly stop: () => Promise<void>;
}

/** Starts shop, app and browser, on free ports, with a database of its own. Nothing is installed yet. */
export async function startDemo(): Promise<Demo> {
  const endings: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  // A run that is broken off leaves nothing behind.
  process.once("SIGTERM", () => void stop().finally(() => process.exit(1)));
  try {
    const data = mkdtempSync(join(tmpdir(), "satsuma-e2e-"));
    endings.push(() => {
      rmSync(data, { recursive: true, force: true });
    });
    const port = await freePort(4_700);
    const sandbox = await openShop(port);
    endings.push(() => sandbox.close());
    const app = await startApp(sandbox, { port, data });
    endings.push(() => app.stop());
    const browser = await openBrowser();
    endings.push(() => browser.close());
    return { sandbox, data, open: (path, size) => open(browser, sandbox, path, size), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

function openShop(appPort: number): Promise<Sandbox> {
  return startSandbox({
    apiKey: "satsuma-e2e",
    apiSecret: randomBytes(24).toString("hex"),
    port: 0,
    appUrl: `http://localhost:${appPort}`,
    population: readPopulation(),
    scopes: [
      "read_customers",
      "read_customer_merge",
      "read_orders",
      "read_all_orders",
      "read_products",
    ],
    subscriptions: readSubscriptions(readFileSync("shopify.app.toml", "utf8")),
    firstRetryMs: 500,
  });
}

async function open(
  browser: Browser,
  sandbox: Sandbox,
  path: string,
  size = DESKTOP,
): Promise<AppPage> {
  const context = await browser.newContext({
    viewport: size,
    userAgent: BROWSER,
    timezoneId: "America/New_York",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(30_000);
  const page = new AppPage(await context.newPage());
  await page.admin.goto(`${sandbox.url}/store/harbour-gifts/apps/satsuma${path}`);
  return page;
}
