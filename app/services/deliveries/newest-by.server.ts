import type { Stamp } from "#app/core/commerce/facts.ts";
import { compareStamps } from "#app/core/commerce/stamp.ts";

/** Of several states with one key, the one with the greatest stamp. */
export function newestBy<T extends { readonly stamp: Stamp }>(
  states: readonly T[],
  keyOf: (state: T) => string,
): T[] {
  const newest = new Map<string, T>();
  for (const state of states) {
    const key = keyOf(state);
    const rival = newest.get(key);
    if (rival === undefined || compareStamps(rival.stamp, state.stamp) < 0) newest.set(key, state);
  }
  return [...newest.values()];
}
