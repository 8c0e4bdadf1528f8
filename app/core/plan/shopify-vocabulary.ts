import type { Attribute } from "#app/core/catalog/attribute.ts";

/** What Shopify's segment language has, as its reference lists it. The catalog knows more. */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  "abandoned_checkout_date",
  "amount_spent",
  "companies",
  "created_by_app_id",
  "customer_account_status",
  "customer_added_date",
  "customer_cities",
  "customer_countries",
  "customer_email_domain",
  "customer_language",
  "customer_regions",
  "customer_tags",
  "email_subscription_status",
  "first_order_date",
  "last_order_date",
  "number_of_orders",
  "predicted_spend_tier",
  "product_subscription_status",
  "rfm_group",
  "sms_subscription_status",
]);

const EMAIL = ["activity_id", "date", "count"];
const STOREFRONT = ["id", "tag", "date", "count"];

const FUNCTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["orders_placed", ["date", "amount", "sum_amount", "count", "location_id", "app_id"]],
  ["products_purchased", ["id", "tag", "date", "quantity", "sum_quantity", "count", "category"]],
  ["shopify_email.bounced", EMAIL],
  ["shopify_email.clicked", EMAIL],
  ["shopify_email.delivered", EMAIL],
  ["shopify_email.marked_as_spam", EMAIL],
  ["shopify_email.opened", EMAIL],
  ["shopify_email.unsubscribed", EMAIL],
  ["storefront.product_viewed", STOREFRONT],
  ["storefront.collection_viewed", STOREFRONT],
  ["store_credit_accounts", ["balance", "currency", "next_expiry_date", "last_credit_date"]],
  ["customer_within_distance", ["coordinates", "distance_km", "distance_mi"]],
]);

/** Every customer has them: they are 0 where there is no order. */
const NEVER_UNKNOWN: ReadonlySet<string> = new Set(["amount_spent", "number_of_orders"]);

export function isShopifyAttribute({ name, anniversaryOf }: Attribute): boolean {
  // Shopify documents anniversaries of metafields alone.
  if (anniversaryOf !== undefined) return anniversaryOf.startsWith("metafields.");
  return ATTRIBUTES.has(name) || name.startsWith("metafields.");
}

export function isShopifyFunction(name: string): boolean {
  return FUNCTIONS.has(name);
}

export function isShopifyParameter(asked: string, parameter: string): boolean {
  return FUNCTIONS.get(asked)?.includes(parameter) ?? false;
}

/** Whether there are customers of whom it is not known. A list is empty then, which is known. */
export function mayBeUnknown({ name, list }: Attribute): boolean {
  return !list && !NEVER_UNKNOWN.has(name);
}
