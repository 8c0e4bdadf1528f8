import { afterAll } from "vitest";
import type { LeasedDatabase } from "#app/db/leased-database.server.ts";
import { makeIdToken } from "#tests/sandbox/auth/id-token.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import type { Population } from "#tests/sandbox/shop/population.ts";
import { startSandbox } from "#tests/sandbox/start-sandbox.ts";
import { testDatabase } from "./database.ts";

/** The app's routes as a shop's staff reach them, over a fresh database and a stand-in shop. */
export interface AdminApp {
  readonly db: LeasedDatabase;
  readonly sandbox: Sandbox;
  /** What a loader or action is called with: a request of the admin with a good ID token. */
  readonly ask: (path: string, options?: AskOptions) => RouteArguments;
  /** What the browser asks for when the admin frames a page. */
  readonly open: (path: string, search?: Readonly<Record<string, string>>) => RouteArguments;
}

interface AskOptions {
  readonly params?: Readonly<Record<string, string>>;
  /** Posts these fields. */
  readonly form?: Readonly<Record<string, string>>;
  readonly idToken?: string;
}

interface RouteArguments {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly context: Record<string, never>;
}

const KEYS = { apiKey: "key of the tests", apiSecret: "secret of the tests" };
const APP_URL = "http://app.test";
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

const NOBODY: Population = {
  countries: ["France"],
  products: [],
  customers: [],
  orders: [],
  refunds: [],
};

/**
 * Starts it. The environment is read when a module of the app is first loaded, so routes are
 * imported after this, dynamically.
 */
export async function adminApp(): Promise<AdminApp> {
  const sandbox = await startSandbox({
    ...KEYS,
    port: 0,
    appUrl: APP_URL,
    population: NOBODY,
    scopes: ["read_customers"],
    seed: 7,
    subscriptions: new Map(),
  });
  Object.assign(process.env, {
    SANDBOX_URL: sandbox.url,
    SHOPIFY_API_KEY: KEYS.apiKey,
    SHOPIFY_API_SECRET: KEYS.apiSecret,
    SHOPIFY_APP_URL: APP_URL,
  });
  const db = await testDatabase();
  Object.assign(globalThis, { satsumaDatabase: Promise.resolve(db) });
  afterAll(() => sandbox.close());
  return { db, sandbox, ...requestsOf(sandbox) };
}

function requestsOf(sandbox: Sandbox): Pick<AdminApp, "ask" | "open"> {
  const { domain } = sandbox.shop;
  const freshToken = () => makeIdToken(sandbox, domain, sandbox.now());
  return {
    ask: (path, { params = {}, form, idToken = freshToken() } = {}) => ({
      params,
      context: {},
      request: new Request(`${APP_URL}${path}`, {
        headers: { Authorization: `Bearer ${idToken}`, "User-Agent": BROWSER },
        ...(form && { method: "POST", body: new URLSearchParams(form) }),
      }),
    }),
    open: (path, search = {}) => ({
      params: {},
      context: {},
      request: new Request(
        `${APP_URL}${path}?${new URLSearchParams({
          embedded: "1",
          host: Buffer.from("admin.shopify.com/store/harbour-gifts").toString("base64url"),
          id_token: freshToken(),
          shop: domain,
          ...search,
        }).toString()}`,
        { headers: { "User-Agent": BROWSER } },
      ),
    }),
  };
}
