/** How often something may happen: `burst` times at once, `perSecond` times in the long run. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** Takes one of a key's turns at a time in milliseconds. Answers how many seconds to wait; 0 when it was given. */
export type TakeTurn = (key: string, now: number) => number;

/** More keys than this are swept of those that are full again. */
const SWEPT_AT = 10_000;

/** Makes buckets, one a key, that start full and fill again at a steady rate. */
export function makeTokenBuckets({ burst, perSecond }: Rate): TakeTurn {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>();
  const leftNow = (key: string, now: number): number => {
    const { left, at } = buckets.get(key) ?? { left: burst, at: now };
    return Math.min(burst, left + (Math.max(0, now - at) / 1_000) * perSecond);
  };
  return (key, now) => {
    const left = leftNow(key, now);
    if (left < 1) return Math.ceil((1 - left) / perSecond);
    if (buckets.size >= SWEPT_AT) {
      for (const each of buckets.keys()) if (leftNow(each, now) >= burst) buckets.delete(each);
    }
    buckets.set(key, { left: left - 1, at: now });
    return 0;
  };
}
