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
import { log } from "./log.server.ts";
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
      log(severity === LogSeverity.Error ? "error" : "warn", "shopify.library", { message });
    },
  },
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  hooks: {
    afterAuth: async ({ session: { shop: domain, accessToken } }) => {
      invariant(accessToken, "A token exchange gives a token");
      await registerShop(await database(), { domain, accessToken });
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

/**
 * Lets a request of the admin in, or throws the Response that sends it elsewhere.
 *
 * The first request of a shop exchanges its ID token, which registers the shop and starts reading
 * its history. A document asked for outside the admin does not exist: there is no form for a shop's
 * domain here.
 */
export async function authenticateAdmin(request: Request): Promise<AdminRequest> {
  refuseOutsideAdmin(request);
  const { session, sessionToken } = await shopify.authenticate.admin(request);
  const db = await database();
  const shop = await findShopByDomain(db, session.shop);
  if (shop !== undefined) return { db, shop, staff: sessionToken.sub };

  invariant(session.accessToken, "An authenticated session has a token");
  const registered = await registerShop(db, {
    domain: session.shop,
    accessToken: session.accessToken,
  });
  return { db, shop: registered, staff: sessionToken.sub };
}

/** Answers the addresses that belong to Shopify's library by throwing its Response. */
export async function answerAuthRequest(request: Request): Promise<void> {
  if (new URL(request.url).pathname === "/auth/login") throw new Response(null, { status: 404 });
  refuseOutsideAdmin(request);
  await shopify.authenticate.admin(request);
}

function refuseOutsideAdmin(request: Request): void {
  if (request.headers.has("Authorization")) return;
  const { searchParams } = new URL(request.url);
  if (searchParams.has("shop")) return;
  throw new Response(null, { status: 404 });
}
