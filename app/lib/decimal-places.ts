/** A whole number of minor units as a decimal of major ones: 1099n with 2 places is "10.99". */
export function toDecimal(units: bigint, places: number): string {
  if (places === 0) return units.toString();
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(places + 1, "0");
  const point = digits.length - places;
  return `${negative ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A decimal with its point moved right: "10.995" by 2 places is "1099.5". Exact for any text of digits. */
export function shiftPoint(decimal: string, places: number): string {
  const negative = decimal.startsWith("-");
  const [whole = "0", fraction = ""] = (negative ? decimal.slice(1) : decimal).split(".");
  const digits = fraction.padEnd(places, "0");
  const shifted = `${negative ? "-" : ""}${whole}${digits.slice(0, places)}`;
  return digits.length > places ? `${shifted}.${digits.slice(places)}` : shifted;
}
