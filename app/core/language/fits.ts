import type { ValueType } from "#app/core/catalog/attribute.ts";
import type { Value } from "./ast.ts";

const DATES: readonly Value["kind"][] = ["date", "datetime", "offset", "elapsed"];

/** Whether a value is of a kind that can be compared with the type. */
export function fits(value: Value, type: ValueType): boolean {
  switch (type) {
    case "integer":
      return value.kind === "number" && !value.text.includes(".");
    case "id":
      return value.kind === "number" && /^\d+$/.test(value.text);
    case "float":
    case "money":
      return value.kind === "number";
    case "string":
    case "enum":
      return value.kind === "string";
    case "date":
      return DATES.includes(value.kind);
    case "boolean":
      return value.kind === "boolean";
    case "coordinates":
      return value.kind === "coordinates";
  }
}
