import type { BulkOperation } from "#tests/sandbox/bulk/bulk-operation.ts";
import type { Shop } from "#tests/sandbox/shop/open-shop.ts";
import type { WebhookSubscription } from "#tests/sandbox/webhooks/subscriptions.ts";

/** The bulk operations of the app in this shop. */
export interface BulkDoor {
  readonly find: (id: number) => BulkOperation | undefined;
  readonly latest: () => BulkOperation | undefined;
  readonly run: (query: string, grouped: boolean) => unknown;
  readonly cancel: (id: number) => unknown;
}

/** All that an Admin request may touch. */
export interface AdminContext {
  readonly shop: Shop;
  readonly bulk: BulkDoor;
  readonly subscriptions: Map<number, WebhookSubscription>;
  readonly scopes: readonly string[];
  readonly now: () => number;
}
