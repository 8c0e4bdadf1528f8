/** Ids beyond 2^53, where a parser that goes through JavaScript's numbers would mix customers up. */
export const CUSTOMERS = [1n, 2n, 3n, 4n].map((n) => 9_007_199_254_740_992n + n);
const PRODUCTS = [71n, 72n, 73n];

/** Any number stands for one of a few customers. */
export function customerOf(which: number): bigint {
  return CUSTOMERS[which % CUSTOMERS.length]!;
}

/** Any number stands for one of a few products. */
export function productOf(which: number): bigint {
  return PRODUCTS[which % PRODUCTS.length]!;
}

export function orderIdOf(which: number): bigint {
  return 9_100_000_000_000_000_001n + BigInt(which);
}

export function lineIdOf(order: bigint, which: number): bigint {
  return order + BigInt(1000 * (which + 1));
}

export function refundIdOf(order: bigint, which: number): bigint {
  return 40_000n + (order % 100n) * 100n + BigInt(which);
}
