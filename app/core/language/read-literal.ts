import type { DateValue, Value } from "./ast.ts";

type WithoutSpan<V> = V extends unknown ? Omit<V, "span"> : never;
type Literal = WithoutSpan<Extract<Value, { kind: "number" | "duration" }> | DateValue>;

/**
 * literal = [ sign ] , digits , [ "." , digits ]
 *         | year , "-" , month , "-" , day , [ "T" , hour , ":" , minute , ":" , second ]
 *         | sign , digits , ( "d" | "w" | "m" | "y" | "h" | "min" )
 *         | digits , ( "w" | "d" | "h" | "min" )
 *         | digits , "_" , ( "day" | "week" | "month" | "year" ) , [ "s" ] , "_ago" ;
 */
export function readLiteral(text: string): Literal | undefined {
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) {
    return { kind: "number", text: text.startsWith("+") ? text.slice(1) : text };
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: "date", date: text };
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(text)) return { kind: "datetime", text };
  return readOffset(text) ?? readAgo(text) ?? readDuration(text);
}

function readDuration(text: string): Literal | undefined {
  const [, amount, letters] = /^(\d+)(w|d|h|min)$/i.exec(text) ?? [];
  const unit = DURATION_UNITS.find((each) => each === letters?.toLowerCase());
  if (amount === undefined || unit === undefined) return undefined;
  return { kind: "duration", amount: toAmount(amount), unit };
}

const DURATION_UNITS = ["w", "d", "h", "min"] as const;

function readOffset(text: string): Literal | undefined {
  const [, amount, letters] = /^([+-]\d+)([a-z]+)$/i.exec(text) ?? [];
  if (amount === undefined) return undefined;
  switch (letters?.toLowerCase()) {
    case "d":
    case "w":
    case "m":
    case "y":
      return { kind: "offset", amount: toAmount(amount), unit: toUnit(letters) };
    case "h":
      return { kind: "elapsed", amount: toAmount(amount), unit: "h" };
    case "min":
      return { kind: "elapsed", amount: toAmount(amount), unit: "min" };
    default:
      return undefined;
  }
}

/** `90_days_ago`, as Shopify wrote it before offsets. */
function readAgo(text: string): Literal | undefined {
  const [, amount, unit] = /^(\d+)_(day|week|month|year)s?_ago$/i.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return { kind: "offset", amount: toAmount(`-${amount}`), unit: toUnit(unit) };
}

/** -0 is 0, so that equal offsets are equal trees. */
function toAmount(digits: string): number {
  return Number(digits) || 0;
}

function toUnit(word: string): "d" | "w" | "m" | "y" {
  const letter = word.charAt(0).toLowerCase();
  return letter === "w" || letter === "m" || letter === "y" ? letter : "d";
}

/** What a malformed literal was probably meant to be. */
export function guessLiteral(text: string): string | undefined {
  const [, digits, unit] = /^(\d+)_?(min|d|w|m|y|h)[a-z]*$/i.exec(text) ?? [];
  if (digits !== undefined && unit !== undefined) return `-${digits}${unit.toLowerCase()}`;
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) {
    return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  }
  if (/^[+-]?\.\d+$/.test(text)) return text.replace(".", "0.");
  return undefined;
}
