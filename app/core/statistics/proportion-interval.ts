/** The normal quantile of 95 % confidence. */
const Z = 1.959964;

/**
 * Wilson's 95 % interval for a share of which a sample showed `hits` of `size`. Unlike the usual
 * plus-minus it stays within 0 and 1 and is honest when no or all of the sample hit.
 */
export function proportionInterval(
  hits: number,
  size: number,
): { readonly low: number; readonly high: number } {
  if (size === 0) return { low: 0, high: 1 };
  const share = hits / size;
  const spread = Z * Math.sqrt((share * (1 - share)) / size + (Z * Z) / (4 * size * size));
  const middle = share + (Z * Z) / (2 * size);
  const scale = 1 + (Z * Z) / size;
  return {
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}
