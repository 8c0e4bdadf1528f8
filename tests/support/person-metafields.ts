import type { MetafieldDefinition } from "#app/core/catalog/metafields.ts";

/** Customer metafields of a made-up shop: one of each kind that segments can ask. */
export const PERSON_METAFIELDS: readonly MetafieldDefinition[] = [
  { namespace: "facts", key: "birth_date", type: "date" },
  { namespace: "custom", key: "renews_at", type: "date_time" },
  { namespace: "custom", key: "holidays", type: "list.date" },
  { namespace: "custom", key: "points-total", type: "number_integer" },
  { namespace: "custom", key: "rating", type: "number_decimal" },
  { namespace: "custom", key: "member", type: "boolean" },
  { namespace: "custom", key: "sizes", type: "list.single_line_text_field" },
  { namespace: "custom", key: "colour", type: "single_line_text_field" },
];
