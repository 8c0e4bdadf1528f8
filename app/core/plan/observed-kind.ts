import type { Attribute } from "#app/core/catalog/attribute.ts";

/**
 * How the observed values of an attribute are compared. They are stored as text; a number that is
 * none is unknown. Observed dates and anniversaries are not ingested yet, so they are unknown.
 */
export function observedKind({ type, anniversaryOf }: Attribute): "text" | "number" | "unknown" {
  if (anniversaryOf !== undefined) return "unknown";
  switch (type) {
    case "id":
    case "integer":
    case "float":
    case "money":
      return "number";
    case "date":
    case "coordinates":
      return "unknown";
    default:
      return "text";
  }
}

/** What counts as a number in an observed value; the same pattern runs in SQL. */
export const DECIMAL_PATTERN = "^-?[0-9]{1,30}([.][0-9]{1,30})?$";
