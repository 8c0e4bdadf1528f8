import type { IncomingMessage } from "node:http";

/** Larger bodies are refused unread. Shopify's own limit for webhooks is below it. */
export const BODY_LIMIT = 10 * 1024 * 1024;

/**
 * A request's body as it came over the wire, or `undefined` as soon as it is known to be larger than
 * the limit.
 */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > BODY_LIMIT) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) return undefined;
    length += chunk.length;
    if (length > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
