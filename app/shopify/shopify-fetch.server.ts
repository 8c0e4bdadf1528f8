import { env } from "#app/env.server.ts";

/** https://a-shop.myshopify.com/path, the host and the rest apart. */
const SHOP_URL = /^https:\/\/([a-z0-9-]+\.myshopify\.com)(\/.*)?$/;

/**
 * Fetches from Shopify, or from the stand-in shop when SANDBOX_URL is set (never in production).
 *
 * A shop's address becomes a path there: https://a.myshopify.com/admin is
 * `${SANDBOX_URL}/a.myshopify.com/admin`. Other addresses pass unchanged.
 */
export const shopifyFetch: typeof fetch = (input, init) => {
  if (env.SANDBOX_URL === undefined) return fetch(input, init);
  if (input instanceof Request) {
    return fetch(new Request(inSandbox(input.url, env.SANDBOX_URL), input), init);
  }
  return fetch(inSandbox(input.toString(), env.SANDBOX_URL), init);
};

function inSandbox(url: string, sandbox: string): string {
  const [, shop, path = ""] = SHOP_URL.exec(url) ?? [];
  return shop === undefined ? url : `${sandbox.replace(/\/$/, "")}/${shop}${path}`;
}
