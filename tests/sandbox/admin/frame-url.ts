import { createHmac } from "node:crypto";
import { makeIdToken } from "#tests/sandbox/auth/id-token.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";

/** The address the frame opens: the app's own, with what Shopify adds to it. */
export function frameUrl(sandbox: Sandbox, path: string): string {
  const { shop, appUrl, apiSecret, now } = sandbox;
  const target = new URL(path, "http://app.invalid");
  const url = new URL(target.pathname, appUrl);
  for (const [name, value] of target.searchParams) url.searchParams.set(name, value);
  const added = {
    embedded: "1",
    host: Buffer.from(`admin.shopify.com/store/${shop.domain.split(".")[0]}`).toString("base64url"),
    id_token: makeIdToken(sandbox, shop.domain, now()),
    locale: "en",
    session: "b1f7c3d2e4a59687",
    shop: shop.domain,
    timestamp: String(Math.floor(now() / 1000)),
  };
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value);
  const sorted = [...url.searchParams].sort(([a], [b]) => (a < b ? -1 : 1));
  const signed = sorted.map(([name, value]) => `${name}=${value}`).join("&");
  url.searchParams.set("hmac", createHmac("sha256", apiSecret).update(signed).digest("hex"));
  return url.href;
}
