import { ZodError } from "zod";
import type { Database } from "#app/db/database.server.ts";
import type { AskAdmin } from "#app/shopify/ask-admin.server.ts";
import { ShopifyFault } from "#app/shopify/shopify-fault.server.ts";
import { adminQuery } from "./admin-query.server.ts";

/** Asks a shop's Admin API as the app, without a person. */
export function askAsApp(db: Database, shop: bigint): AskAdmin {
  return (document, variables) => adminQuery(db, shop, document, variables);
}

/** Whether a fault says that Shopify did not answer, or not as it should. */
export function isUnanswered(fault: unknown): boolean {
  return fault instanceof ShopifyFault || fault instanceof ZodError;
}
