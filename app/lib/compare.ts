/** Orders two values as `<` does; for `sort`. Unlike a subtraction it takes text, bigints and infinities. */
export function compare<T extends string | number | bigint>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
