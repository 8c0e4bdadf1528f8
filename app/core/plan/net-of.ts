/** What amounts in minor units come to together. */
export function netOf(amounts: readonly { readonly net: bigint }[]): bigint {
  return amounts.reduce((sum, { net }) => sum + net, 0n);
}
