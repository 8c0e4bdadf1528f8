import type { Attribute } from "./attribute.ts";

/**
 * Attributes that rest on scores, loyalty and predictions. They are part of the language, so that a
 * query may be written and kept; until something works them out each says what it needs.
 */
export const DECLARED_ATTRIBUTES: readonly Attribute[] = [
  declared("engagement_score", "float", "engagement scores"),
  // Shopify's own `rfm_group` stays Shopify's.
  declared("satsuma_rfm_group", "string", "our RFM groups"),
  {
    ...declared("lifecycle", "enum", "lifecycle stages"),
    values: ["NEW", "ACTIVE", "LOYAL", "LAPSED"],
  },
  declared("tier", "string", "a loyalty programme"),
  declared("points", "integer", "a loyalty programme"),
  { ...declared("predicted_next_order_date", "date", "order predictions"), plain: true },
  declared("predicted_spend", "money", "order predictions"),
  declared("churn_probability", "float", "order predictions"),
];

function declared(name: string, type: Attribute["type"], needs: string): Attribute {
  return { name, type, list: false, source: { kind: "unknown", needs } };
}
