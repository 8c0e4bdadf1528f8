import { printArrayLiteral, type ArrayElement } from "#app/lib/array-literal.ts";

/** A parameter as it travels to either database: PostgreSQL's text form, or bytes. */
export type WireValue = string | Uint8Array | null;

/** Turns a statement's values into what both databases are sent, so that they cannot differ. */
export function toWireValue(value: unknown): WireValue {
  return value instanceof Uint8Array ? value : toText(value);
}

function toText(value: unknown): string | null {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    case "undefined":
      return null;
    default:
      return value === null ? null : objectToText(value);
  }
}

function objectToText(value: unknown): string {
  if (Array.isArray(value)) return printArrayLiteral(value.map(toElement));
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  if (value instanceof Date) return value.toISOString();
  return JSON.stringify(value);
}

function toElement(value: unknown): ArrayElement {
  return Array.isArray(value) ? value.map(toElement) : toText(value);
}
