import { z } from "zod";
import { env } from "#app/env.server.ts";
import { shopifyFetch } from "./shopify-fetch.server.ts";
import { ShopifyFault } from "./shopify-fault.server.ts";

/** A renewed offline access: each refresh also replaces the refresh token. */
export interface RefreshedAccess {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken: string;
  readonly refreshExpiresInSeconds: number;
  readonly scope: string;
}

const Answer = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.string(),
  refresh_token_expires_in: z.number(),
  scope: z.string(),
});

/** Exchanges a refresh token for a new access token. The caller makes sure that one does it at a time. */
export async function refreshAccess(
  domain: string,
  refreshToken: string,
): Promise<RefreshedAccess> {
  const response = await shopifyFetch(`https://${domain}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({
      client_id: env.SHOPIFY_API_KEY,
      client_secret: env.SHOPIFY_API_SECRET,
      grant_type: "refresh_token",
      refresh_token: refreshToken,
    }),
    signal: AbortSignal.timeout(30_000),
  }).catch((cause: unknown) => {
    throw new ShopifyFault("unreachable", "Shopify did not answer a token refresh", { cause });
  });
  if (!response.ok) {
    const kind = response.status >= 500 ? "unreachable" : "unauthorized";
    throw new ShopifyFault(kind, `Shopify answered a token refresh with ${response.status}`);
  }
  const answer = Answer.parse(await response.json());
  return {
    accessToken: answer.access_token,
    expiresInSeconds: answer.expires_in,
    refreshToken: answer.refresh_token,
    refreshExpiresInSeconds: answer.refresh_token_expires_in,
    scope: answer.scope,
  };
}
