/** Compares two decimals as written ("10.9", "-3") exactly: negative, zero or positive. */
export function compareDecimals(left: string, right: string): number {
  const places = Math.max(placesOf(left), placesOf(right));
  const difference = scale(left, places) - scale(right, places);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function placesOf(decimal: string): number {
  const point = decimal.indexOf(".");
  return point < 0 ? 0 : decimal.length - point - 1;
}

/** The decimal as a whole number of units of its last place. */
function scale(decimal: string, places: number): bigint {
  return BigInt(decimal.replace(".", "") + "0".repeat(places - placesOf(decimal)));
}
