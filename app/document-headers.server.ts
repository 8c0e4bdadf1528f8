import { env } from "./env.server.ts";

const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/**
 * Says which pages may frame this document: the admin of the shop it was asked for, and nobody else.
 *
 * Shopify names the shop in the address of every document it frames. A document asked for without
 * one cannot be framed at all.
 */
export function setDocumentHeaders(request: Request, headers: Headers): void {
  const shop = new URL(request.url).searchParams.get("shop") ?? "";
  headers.set("Content-Security-Policy", `frame-ancestors ${frameAncestors(shop)};`);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "same-origin");
}

function frameAncestors(shop: string): string {
  if (!SHOP_DOMAIN.test(shop)) return "'none'";
  const admins = [`https://${shop}`, "https://admin.shopify.com"];
  if (env.SANDBOX_URL !== undefined) admins.push(new URL(env.SANDBOX_URL).origin);
  return admins.join(" ");
}
