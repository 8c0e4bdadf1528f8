/** One webhook as it came over the wire. */
export interface Delivery {
  /** X-Shopify-Webhook-Id: the same for every repetition of one delivery. */
  readonly webhookId: string;
  readonly topic: string;
  /** X-Shopify-Triggered-At, as sent: up to nanoseconds. */
  readonly triggeredAt: string;
  readonly body: string;
}
