import type { ValueType } from "#app/core/catalog/attribute.ts";
import type { Value } from "./ast.ts";

const KINDS: Readonly<Record<ValueType, readonly Value["kind"][]>> = {
  integer: ["number"],
  id: ["number"],
  float: ["number"],
  money: ["number"],
  string: ["string"],
  enum: ["string"],
  segment: ["string"],
  date: ["date", "datetime", "offset", "elapsed"],
  boolean: ["boolean"],
  coordinates: ["coordinates"],
  duration: ["duration"],
};

/** Whether a value is of a kind that can be compared with the type. */
export function fits(value: Value, type: ValueType): boolean {
  if (!KINDS[type].includes(value.kind)) return false;
  if (value.kind !== "number") return true;
  if (type === "integer") return !value.text.includes(".");
  return type !== "id" || /^\d+$/.test(value.text);
}
