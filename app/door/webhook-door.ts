import type { IncomingMessage, ServerResponse } from "node:http";
import { log, logFault } from "#app/log.server.ts";
import type {
  ReceivedDelivery,
  Receipt,
} from "#app/services/deliveries/receive-delivery.server.ts";
import { readBody } from "./read-body.ts";
import { verifySignature } from "./verify-signature.ts";

export interface DoorNeeds {
  /** The secrets that deliveries may be signed with. */
  readonly secrets: readonly string[];
  readonly receive: (delivery: ReceivedDelivery) => Promise<Receipt>;
  /** Called when there is something new to apply. */
  readonly ring: () => void;
}

/** Answers a request that is a delivery. Never throws. */
export type Door = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The door through which Shopify's deliveries come.
 *
 * It reads raw bytes, checks who signed them and keeps them; it neither parses them nor knows any
 * topic, because whatever is slow or may fail belongs behind the answer. Shopify gives up after five
 * seconds and, refused often enough, for good.
 *
 * A delivery for a shop that is not installed is thanked for and dropped: repeating it would not help.
 */
export function makeDoor(needs: DoorNeeds): Door {
  return async (request, response) => {
    try {
      await answer(needs, request, response);
    } catch (fault) {
      // Whoever hangs up in the middle of a body is not answered, and is no fault of ours.
      if (!request.complete) return;
      logFault("door.fault", fault);
      end(response, 503);
    }
  };
}

async function answer(
  { secrets, receive, ring }: DoorNeeds,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "POST") {
    end(response, 405);
    return;
  }
  const body = await readBody(request);
  if (body === undefined) {
    // The rest is not read, so the connection cannot be used again.
    response.setHeader("Connection", "close");
    end(response, 413);
    return;
  }
  if (!verifySignature(body, header(request, "x-shopify-hmac-sha256"), secrets)) {
    end(response, 401);
    return;
  }
  const delivery = readHeaders(request, body);
  if (delivery === undefined) {
    end(response, 400);
    return;
  }
  const receipt = await receive(delivery);
  if (receipt.kind === "unknown-shop") {
    log("warn", "door.unknown-shop", { domain: delivery.domain, topic: delivery.topic });
  }
  end(response, 200);
  if (receipt.kind === "stored") ring();
}

/** What the headers say. Without a shop, a topic and an id a delivery cannot be told from others. */
function readHeaders(request: IncomingMessage, body: Uint8Array): ReceivedDelivery | undefined {
  const domain = header(request, "x-shopify-shop-domain")?.toLowerCase();
  const topic = header(request, "x-shopify-topic");
  const webhookId = header(request, "x-shopify-webhook-id");
  if (!domain || !topic || !webhookId) return undefined;
  const triggeredAt = Date.parse(header(request, "x-shopify-triggered-at") ?? "");
  return {
    domain,
    topic,
    webhookId,
    body,
    apiVersion: header(request, "x-shopify-api-version"),
    eventId: header(request, "x-shopify-event-id"),
    triggeredAt: Number.isNaN(triggeredAt) ? undefined : triggeredAt,
  };
}

/** Long enough for any of Shopify's; what is longer is cut so that a key always fits its index. */
const LONGEST_HEADER = 255;

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === "string" ? value.slice(0, LONGEST_HEADER) : undefined;
}

function end(response: ServerResponse, status: number): void {
  if (response.headersSent) return;
  response.statusCode = status;
  response.end();
}
