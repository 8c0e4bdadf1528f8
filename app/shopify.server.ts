import "@shopify/shopify-app-remix/adapters/node";
import { LogSeverity } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { AppDistribution, boundary, shopifyApp } from "@shopify/shopify-app-remix/server";
import type { Database } from "./db/database.server.ts";
import { database } from "./db/open-database.server.ts";
import { sessionStorage } from "./db/sessions/session-storage.server.ts";
import { findShopByDomain } from "./db/shops/find-shop-by-domain.server.ts";
import { env } from "./env.server.ts";
import { invariant } from "./lib/invariant.ts";
import { log, logFault } from "./log.server.ts";
import { registerShop } from "./services/shops/register-shop.server.ts";
import { API_VERSION } from "./shopify/api-version.server.ts";
import { shopifyFetch } from "./shopify/shopify-fetch.server.ts";

setAbstractFetchFunc(shopifyFetch);

const shopify = shopifyApp({
  appUrl: env.SHOPIFY_APP_URL,
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  scopes: env.SCOPES.split(","),
  apiVersion: API_VERSION,
  distribution: AppDistribution.AppStore,
  sessionStorage,
  // The library's quieter levels print tokens and addresses.
  logger: {
    level: LogSeverity.Warning,
    log: (severity, message) => {
      log(severity === LogSeverity.Error ? "error" : "warn", "shopify.package", { message });
    },
  },
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  hooks: {
    // The library answers 500 to whatever is thrown here, and says nothing of it.
    afterAuth: async ({ session: { shop: domain, accessToken } }) => {
      invariant(accessToken, "A token exchange gives a token");
      try {
        await registerShop(await database(), { domain, accessToken });
      } catch (fault) {
        logFault("shop.register", fault);
        throw fault;
      }
    },
  },
});

/** Passes on the headers by which Shopify's library asks App Bridge for a fresh ID token. */
export const shopifyHeaders = boundary.headers;

/** Who asks: a member of a shop's staff, proven by Shopify's ID token. */
export interface AdminRequest {
  readonly db: Database;
  readonly shop: bigint;
  /** Shopify's user id, for the record of who looked at personal data. */
  readonly staff: string;
}

/** Requests whose ID token is being looked at, by that token. */
const underway = new Map<string, Promise<AdminRequest>>();

/**
 * Lets a request of the admin in, or throws the Response that sends it elsewhere.
 *
 * The first request of a shop exchanges its ID token, which registers the shop and starts reading
 * its history. A page's loaders run at once with one ID token: they share one look at it, because a
 * second exchange would take back what the first was given. A document asked for outside the admin
 * does not exist: there is no form for a shop's domain here.
 */
export async function authenticateAdmin(request: Request): Promise<AdminRequest> {
  const idToken = readIdToken(request);
  if (idToken === undefined) return await admit(request);
  const admitted = underway.get(idToken) ?? admit(request);
  underway.set(idToken, admitted);
  try {
    return await admitted;
  } finally {
    underway.delete(idToken);
  }
}

async function admit(request: Request): Promise<AdminRequest> {
  refuseOutsideAdmin(request);
  const { session, sessionToken } = await shopify.authenticate.admin(request);
  const db = await database();
  const shop = await findShopByDomain(db, session.shop);
  if (shop !== undefined) return { db, shop, staff: sessionToken.sub };

  invariant(session.accessToken, "An authenticated session has a token");
  const access = { domain: session.shop, accessToken: session.accessToken };
  return { db, shop: await registerShop(db, access), staff: sessionToken.sub };
}

function readIdToken(request: Request): string | undefined {
  const header = request.headers.get("Authorization");
  return header ?? new URL(request.url).searchParams.get("id_token") ?? undefined;
}

function refuseOutsideAdmin(request: Request): void {
  if (request.headers.has("Authorization")) return;
  const { searchParams } = new URL(request.url);
  if (searchParams.has("shop")) return;
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix throws Responses; that is its control flow.
  throw new Response(null, { status: 404 });
}
