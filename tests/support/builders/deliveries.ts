import { printJson, type Printable } from "#tests/support/builders/print-json.ts";
import type { Delivery } from "#tests/support/oracle/delivery.ts";

/** A delivery of `payload`, triggered at an instant. Equal deliveries have equal ids. */
export function aDelivery(topic: string, payload: Printable, triggered: number): Delivery {
  const body = printJson(payload);
  return {
    webhookId: `${topic} ${triggered} ${body.length}`,
    topic,
    triggeredAt: new Date(triggered).toISOString(),
    body,
  };
}
