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

export function times(decimal: Decimal, count: number): Decimal {
  return { units: decimal.units * BigInt(count), places: decimal.places };
}

/** A `part` of the `whole` of an amount, to the last place it is written with, a half to the even neighbour. */
export function shareOf({ units, places }: Decimal, part: number, whole: number): Decimal {
  const wanted = units * BigInt(part);
  const of = BigInt(whole);
  const size = wanted < 0n ? -wanted : wanted;
  let quotient = size / of;
  const rest = 2n * (size - quotient * of);
  if (rest > of || (rest === of && quotient % 2n === 1n)) quotient += 1n;
  return { units: wanted < 0n ? -quotient : quotient, places };
}

/** Below zero, zero or above zero, as for sorting. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const { a, b } = aligned(one, other);
  return a < b ? -1 : a > b ? 1 : 0;
}
