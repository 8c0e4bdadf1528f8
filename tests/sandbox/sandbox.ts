import type { GraphQLSchema } from "graphql";
import type { AccessTokens } from "./auth/access-tokens.ts";
import type { AppCredentials } from "./auth/id-token.ts";
import type { BulkOperations } from "./bulk/bulk-operations.ts";
import type { AdminContext } from "./graphql/admin-context.ts";
import type { CostBucket } from "./graphql/cost-bucket.ts";
import type { Announcement } from "./shop/happenings.ts";
import type { Shop } from "./shop/open-shop.ts";
import type { Deliveries } from "./webhooks/deliveries.ts";

/** Faults of the Admin API on request, as shares from 0 to 1. */
export interface AdminFaults {
  throttled: number;
  failing: number;
}

/** A running stand-in shop. */
export interface Sandbox extends AppCredentials {
  readonly url: string;
  readonly appUrl: string;
  readonly shop: Shop;
  readonly schema: GraphQLSchema;
  readonly tokens: AccessTokens;
  readonly bulk: BulkOperations;
  readonly bucket: CostBucket;
  readonly deliveries: Deliveries;
  readonly faults: AdminFaults;
  readonly context: AdminContext;
  readonly random: () => number;
  readonly now: () => number;
  /** Sends what happened to the app, once it is installed. */
  readonly announce: (announcements: readonly Announcement[]) => void;
  /** How many things happen by themselves in a minute. */
  readonly pace: { get: () => number; set: (perMinute: number) => void };
  readonly close: () => Promise<void>;
}
