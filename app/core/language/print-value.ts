import { assertNever } from "#app/lib/assert-never.ts";
import type { Value } from "./ast.ts";
import { quote } from "./quote.ts";

interface Offset {
  readonly amount: number;
  readonly unit: string;
}

/** Writes a value as the language does; reading it gives an equal one. */
export function printValue(value: Value): string {
  switch (value.kind) {
    case "number":
      return value.text;
    case "string":
      return quote(value.text);
    case "boolean":
      return String(value.value);
    case "coordinates":
      return `(${value.latitude}, ${value.longitude})`;
    case "date":
      return value.date;
    case "datetime":
      return value.text;
    case "offset":
      return nameOfDay(value) ?? printOffset(value);
    case "elapsed":
      return printOffset(value);
    case "duration":
      return `${value.amount}${value.unit}`;
    default:
      return assertNever(value);
  }
}

function nameOfDay({ amount, unit }: Offset): string | undefined {
  if (unit !== "d") return undefined;
  return amount === 0 ? "today" : amount === -1 ? "yesterday" : undefined;
}

function printOffset({ amount, unit }: Offset): string {
  return `${amount > 0 ? "+" : "-"}${Math.abs(amount)}${unit}`;
}
