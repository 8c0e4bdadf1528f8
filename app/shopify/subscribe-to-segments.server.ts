import { z } from "zod";
import type { AskAdmin } from "./ask-admin.server.ts";
import {
  LIST_SEGMENT_SUBSCRIPTIONS,
  SUBSCRIBE_TO_SEGMENTS,
} from "./operations/segment-subscriptions.server.ts";
import { ShopifyFault } from "./shopify-fault.server.ts";

const TOPICS = ["CUSTOMER_JOINED_SEGMENT", "CUSTOMER_LEFT_SEGMENT"];

const Listed = z.object({
  webhookSubscriptions: z.object({
    nodes: z.array(z.object({ topic: z.string(), uri: z.string() })),
  }),
});

const Made = z.object({
  webhookSubscriptionCreate: z
    .object({ userErrors: z.array(z.object({ message: z.string() })) })
    .nullable(),
});

/**
 * Has Shopify tell who joins and leaves segments. Asked for shop by shop, where a segment is kept by
 * Shopify: the topics tell of all segments, and the app's configuration is not documented to take them.
 */
export async function subscribeToSegments(ask: AskAdmin, uri: string): Promise<void> {
  const { webhookSubscriptions } = Listed.parse(await ask(LIST_SEGMENT_SUBSCRIPTIONS));
  const { nodes } = webhookSubscriptions;
  for (const topic of TOPICS) {
    if (nodes.some((node) => node.topic === topic && node.uri === uri)) continue;
    const { webhookSubscriptionCreate: made } = Made.parse(
      await ask(SUBSCRIBE_TO_SEGMENTS, { topic, uri }),
    );
    const [error] = made?.userErrors ?? [];
    if (error !== undefined) throw new ShopifyFault("refused", `${topic}: ${error.message}`);
  }
}
