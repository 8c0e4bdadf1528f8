import type { Attribute } from "./attribute.ts";

const EMAIL_STATES = [
  "SUBSCRIBED",
  "NOT_SUBSCRIBED",
  "PENDING",
  "UNSUBSCRIBED",
  "INVALID",
  "REDACTED",
];

const SMS_STATES = EMAIL_STATES.filter((state) => state !== "INVALID");

/** The attributes that every shop has, named and typed as in Shopify's segment editor. */
export const STANDARD_ATTRIBUTES: readonly Attribute[] = [
  one("number_of_orders", "integer", { kind: "orders", aggregate: "count" }),
  one("amount_spent", "money", { kind: "orders", aggregate: "net" }),
  one("first_order_date", "date", { kind: "orders", aggregate: "first" }),
  one("last_order_date", "date", { kind: "orders", aggregate: "last" }),
  one("expected_order_date", "date", { kind: "orders", aggregate: "expected" }),
  one("customer_added_date", "date", { kind: "added" }),
  one("abandoned_checkout_date", "date", { kind: "abandoned-checkout" }),
  one("customer_email_domain", "string", observed("customer_email_domain")),
  list("customer_countries", "string", observed("customer_countries")),
  { ...list("customer_tags", "string", observed("customer_tags")), foldCase: true },
  choice("email_subscription_status", EMAIL_STATES, observed("email_subscription_status")),
  choice("sms_subscription_status", SMS_STATES, observed("sms_subscription_status")),

  choice(
    "customer_account_status",
    ["ENABLED", "DISABLED", "INVITED", "DECLINED"],
    observed("customer_account_status"),
  ),
  choice(
    "product_subscription_status",
    ["ACTIVE", "PAUSED", "CANCELLED", "EXPIRED", "FAILED", "NEVER_SUBSCRIBED"],
    unknown("subscription contracts"),
  ),
  choice("predicted_spend_tier", ["HIGH", "MEDIUM", "LOW"], unknown("Shopify's predictions")),
  choice(
    "rfm_group",
    [
      "CHAMPIONS",
      "LOYAL",
      "ACTIVE",
      "NEW",
      "PROMISING",
      "NEEDS_ATTENTION",
      "AT_RISK",
      "ALMOST_LOST",
      "PREVIOUSLY_LOYAL",
      "DORMANT",
      "PROSPECTS",
    ],
    unknown("Shopify's RFM groups"),
  ),
  list("customer_cities", "string", observed("customer_cities")),
  list("customer_regions", "string", observed("customer_regions")),
  list("customer_postal_codes", "string", observed("customer_postal_codes")),
  one("customer_language", "string", observed("customer_language")),
  one("companies", "id", unknown("B2B companies")),
  one("created_by_app_id", "id", unknown("which app added a customer")),
  // Shopify's own definition of a birthday, which its templates use.
  {
    ...one("metafields.facts.birth_date", "date", unknown('the metafield "Birth date"')),
    plain: true,
  },
];

function one(name: string, type: Attribute["type"], source: Attribute["source"]): Attribute {
  return { name, type, list: false, source };
}

function list(name: string, type: Attribute["type"], source: Attribute["source"]): Attribute {
  return { name, type, list: true, source };
}

function choice(name: string, values: readonly string[], source: Attribute["source"]): Attribute {
  return { name, type: "enum", list: false, values, source };
}

function observed(attribute: string): Attribute["source"] {
  return { kind: "observed", attribute };
}

function unknown(needs: string): Attribute["source"] {
  return { kind: "unknown", needs };
}
