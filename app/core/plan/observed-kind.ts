import type { Attribute } from "#app/core/catalog/attribute.ts";

/**
 * How the observed values of an attribute are compared. They are stored as text; one that is no
 * number, day or instant where one is asked for is unknown.
 *
 * - `day`: a date without a time or a zone, compared as a day.
 * - `moment`: an instant.
 * - `years`: a day, compared by the whole years that have passed since.
 */
export type ObservedKind = "text" | "number" | "day" | "moment" | "years" | "unknown";

export function observedKind({ type, plain, wholeYears }: Attribute): ObservedKind {
  if (wholeYears) return "years";
  switch (type) {
    case "id":
    case "integer":
    case "float":
    case "money":
      return "number";
    case "date":
      return plain ? "day" : "moment";
    case "coordinates":
      return "unknown";
    default:
      return "text";
  }
}

/** What counts as a number in an observed value; the same pattern runs in SQL. */
export const DECIMAL_PATTERN = "^-?[0-9]{1,30}([.][0-9]{1,30})?$";
