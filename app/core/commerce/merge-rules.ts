import type { Fact } from "./facts.ts";

/**
 * How what a topic tells joins what is known, so that any order of arrival ends alike.
 *
 * - `full-state`: the whole thing as of its `updated_at`; the greatest stamp wins (`compareStamps`).
 *   Orders keep every version, the greatest stamp for each `updated_at`.
 * - `grow-only`: united by id with what is known, never changed, never taken back.
 * - `delta`: one value of an attribute at a moment; the last writer of that value wins (`datedValues`).
 * - `hint`: says that something changed, not what. Asked for again, never applied.
 * - `terminal`: an end without a clock. It holds whatever comes later; only a refetch by id lifts it.
 * - `shop`: about the shop itself; obeyed unless older than the present installation.
 */
export type MergeKind = "full-state" | "grow-only" | "delta" | "hint" | "terminal" | "shop";

export interface MergeRule {
  readonly kind: MergeKind;
  /** What a delivery of the topic is read as. */
  readonly fact: Fact["kind"];
}

/** Every topic we listen to. A delivery of any other is quarantined. */
export const MERGE_RULES = {
  "orders/create": { kind: "full-state", fact: "order" },
  "orders/updated": { kind: "full-state", fact: "order" },
  "orders/paid": { kind: "full-state", fact: "order" },
  "orders/cancelled": { kind: "full-state", fact: "order" },
  "orders/edited": { kind: "hint", fact: "refetch" },
  "orders/delete": { kind: "terminal", fact: "gone" },
  "refunds/create": { kind: "grow-only", fact: "refund" },

  "checkouts/create": { kind: "full-state", fact: "checkout" },
  "checkouts/update": { kind: "full-state", fact: "checkout" },
  "checkouts/delete": { kind: "terminal", fact: "gone" },

  "customers/create": { kind: "full-state", fact: "customer" },
  "customers/update": { kind: "full-state", fact: "customer" },
  "customers/enable": { kind: "full-state", fact: "customer" },
  "customers/disable": { kind: "full-state", fact: "customer" },
  "customers/delete": { kind: "terminal", fact: "gone" },
  "customers/merge": { kind: "terminal", fact: "merged" },
  "customer.tags_added": { kind: "delta", fact: "tags" },
  "customer.tags_removed": { kind: "delta", fact: "tags" },
  "customer.joined_segment": { kind: "delta", fact: "in-segment" },
  "customer.left_segment": { kind: "delta", fact: "in-segment" },
  "customers_email_marketing_consent/update": { kind: "delta", fact: "consent" },
  // Shopify's name for consent to text messages.
  "customers_marketing_consent/update": { kind: "delta", fact: "consent" },

  "products/create": { kind: "full-state", fact: "product" },
  "products/update": { kind: "full-state", fact: "product" },
  "products/delete": { kind: "terminal", fact: "gone" },
  // They say a collection's rules, but not its products.
  "collections/create": { kind: "hint", fact: "refetch" },
  "collections/update": { kind: "hint", fact: "refetch" },
  "collections/delete": { kind: "hint", fact: "refetch" },

  "shop/update": { kind: "full-state", fact: "shop" },
  "metafield_definitions/create": { kind: "hint", fact: "refetch" },
  "metafield_definitions/update": { kind: "hint", fact: "refetch" },
  "metafield_definitions/delete": { kind: "hint", fact: "refetch" },

  "app/uninstalled": { kind: "shop", fact: "uninstalled" },
  "app/scopes_update": { kind: "hint", fact: "refetch" },
  "customers/data_request": { kind: "shop", fact: "data-request" },
  "customers/redact": { kind: "terminal", fact: "gone" },
  "shop/redact": { kind: "shop", fact: "shop-redacted" },
} as const satisfies Record<string, MergeRule>;

export type Topic = keyof typeof MERGE_RULES;

export function isTopic(text: string): text is Topic {
  return Object.hasOwn(MERGE_RULES, text);
}
