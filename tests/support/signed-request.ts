import { createHmac } from "node:crypto";
import type { Delivery } from "./oracle/delivery.ts";

export const TEST_SECRET = "a secret of the tests";

/** The base64 HMAC-SHA256 that Shopify sends of a body. */
export function sign(body: string | Uint8Array, secret = TEST_SECRET): string {
  return createHmac("sha256", secret).update(body).digest("base64");
}

/** What Shopify posts for a delivery. */
export function signedRequest(
  delivery: Delivery,
  { shop = 1n, secret = TEST_SECRET }: { readonly shop?: bigint; readonly secret?: string } = {},
): { readonly method: "POST"; readonly headers: Record<string, string>; readonly body: string } {
  return {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-Shopify-Topic": delivery.topic,
      "X-Shopify-Hmac-Sha256": sign(delivery.body, secret),
      "X-Shopify-Shop-Domain": `shop-${shop.toString()}.myshopify.com`,
      "X-Shopify-API-Version": "2026-10",
      "X-Shopify-Webhook-Id": delivery.webhookId,
      "X-Shopify-Event-Id": `event of ${delivery.webhookId}`,
      "X-Shopify-Triggered-At": delivery.triggeredAt,
    },
    body: delivery.body,
  };
}
