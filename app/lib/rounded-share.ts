/** `amount * part / whole` to the nearest integer, halves to the even one. */
export function roundedShare(amount: bigint, part: bigint, whole: bigint): bigint {
  const product = amount * part;
  const floor = product / whole - (product % whole < 0n ? 1n : 0n);
  const twice = 2n * (product - floor * whole);
  if (twice === whole) return floor + (((floor % 2n) + 2n) % 2n);
  return twice > whole ? floor + 1n : floor;
}
