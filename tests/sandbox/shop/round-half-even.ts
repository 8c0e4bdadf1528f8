/** Divides whole numbers and rounds to the nearest; a tie goes to the even one. `value` is not negative. */
export function roundHalfEven(value: number, divisor: number): number {
  const floor = Math.floor(value / divisor);
  const twice = (value - floor * divisor) * 2;
  if (twice === divisor) return floor % 2 === 0 ? floor : floor + 1;
  return twice > divisor ? floor + 1 : floor;
}
