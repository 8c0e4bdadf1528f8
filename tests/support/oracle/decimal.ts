/** A number kept exactly: `units` divided by ten to the `places`. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

export const ZERO: Decimal = { units: 0n, places: 0 };

export function readDecimal(text: string): Decimal {
  const [whole = "0", fraction = ""] = text.split(".");
  return { units: BigInt(`${whole}${fraction}`), places: fraction.length };
}

export function wholeNumber(count: number): Decimal {
  return { units: BigInt(count), places: 0 };
}

/** Both on the longer one's places. */
function aligned(a: Decimal, b: Decimal): { a: bigint; b: bigint; places: number } {
  const places = Math.max(a.places, b.places);
  return {
    a: a.units * 10n ** BigInt(places - a.places),
    b: b.units * 10n ** BigInt(places - b.places),
    places,
  };
}

export function add(one: Decimal, other: Decimal): Decimal {
  const { a, b, places } = aligned(one, other);
  return { units: a + b, places };
}

export function negative(decimal: Decimal): Decimal {
  return { units: -decimal.units, places: decimal.places };
}

/** Below zero, zero or above zero, as for sorting. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const { a, b } = aligned(one, other);
  return a < b ? -1 : a > b ? 1 : 0;
}
