import type { ValueType } from "#app/core/catalog/attribute.ts";
import type { Test, Value } from "./ast.ts";
import { fits } from "./fits.ts";
import { isSoundNumber } from "./is-sound-number.ts";

/**
 * What a test leaves of a line, half open: `low <= x < high`. It may be wider than the truth, as a
 * month has 28 to 31 days, but never narrower: an empty range is certainly empty.
 */
export interface Range {
  /** Ranges of different lines cannot be compared without knowing the time. */
  readonly line: Line;
  readonly low?: bigint;
  readonly high?: bigint;
}

type Line = "number" | "date" | "day-offset" | "elapsed";

/** The stretch of the line that one value covers: a day, a millisecond, a number; its edges where not certain. */
interface Stretch {
  readonly line: Line;
  readonly start: { readonly earliest: bigint; readonly latest: bigint };
  readonly length: bigint;
}

/** The range of an ordered test; none for other tests and for values that do not fit. */
export function rangeOf(test: Test, type: ValueType): Range | undefined {
  if (test.kind === "between") return rangeBetween(test.low, test.high, type);
  if (test.kind !== "compare" || test.operator === "!=") return undefined;
  const stretch = stretchOf(test.value, type);
  if (stretch === undefined) return undefined;
  const { line, start, length } = stretch;
  switch (test.operator) {
    case "=":
      return { line, low: start.earliest, high: start.latest + length };
    case "<":
      return { line, high: start.latest };
    case "<=":
      return { line, high: start.latest + length };
    case ">":
      return { line, low: start.earliest + length };
    case ">=":
      return { line, low: start.earliest };
  }
}

function rangeBetween(lowest: Value, highest: Value, type: ValueType): Range | undefined {
  const from = stretchOf(lowest, type);
  const to = stretchOf(highest, type);
  if (from === undefined || from.line !== to?.line) return undefined;
  return { line: from.line, low: from.start.earliest, high: to.start.latest + to.length };
}

function stretchOf(value: Value, type: ValueType): Stretch | undefined {
  if (!fits(value, type)) return undefined;
  switch (value.kind) {
    case "number":
      return isSoundNumber(value.text, type) ? stretchOfNumber(value.text, type) : undefined;
    case "date":
      return stretchOfInstant(`${value.date}T00:00:00Z`, DAY);
    case "datetime":
      return stretchOfInstant(`${value.text}Z`, 1n);
    case "offset": {
      const [fewest, most] = DAYS_IN[value.unit];
      const days = [value.amount * fewest, value.amount * most];
      if (!days.every(Number.isSafeInteger)) return undefined;
      const start = { earliest: BigInt(Math.min(...days)), latest: BigInt(Math.max(...days)) };
      return { line: "day-offset", start, length: 1n };
    }
    case "elapsed": {
      const moment = value.amount * (value.unit === "h" ? 60 : 1) * 60_000;
      return Number.isSafeInteger(moment) ? exact("elapsed", BigInt(moment), 1n) : undefined;
    }
    default:
      return undefined;
  }
}

const DAY = 86_400_000n;
const DAYS_IN = { d: [1, 1], w: [7, 7], m: [28, 31], y: [365, 366] } as const;

/** A sound number has 18 places, so on a line in units of the last place all are whole. */
const PLACES = 18;
const ONE = 10n ** BigInt(PLACES);

function stretchOfNumber(text: string, type: ValueType): Stretch {
  const [whole = "0", fraction = ""] = text.split(".");
  const units = BigInt(whole + fraction.padEnd(PLACES, "0"));
  return exact("number", units, type === "integer" || type === "id" ? ONE : 1n);
}

function stretchOfInstant(text: string, length: bigint): Stretch | undefined {
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : exact("date", BigInt(moment), length);
}

function exact(line: Line, start: bigint, length: bigint): Stretch {
  return { line, start: { earliest: start, latest: start }, length };
}
