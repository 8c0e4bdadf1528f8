/** After faults a shop rests longer and longer, from the first of these to the second. */
const SHORTEST_REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;

/** Is told of a shop's fault, which stops nobody else. */
export type NoteFault = (fault: unknown, shop: bigint) => void;

/**
 * Does a bounded piece of work for each shop in turn. Answers whether any of them has more.
 *
 * One shop's fault must not keep the others waiting: it is noted, and that shop left out until it
 * has rested. An outage of everything shows where the shops themselves are listed.
 */
export type TakeTurns = (
  shops: readonly bigint[],
  work: (shop: bigint) => Promise<boolean>,
  note: NoteFault,
) => Promise<boolean>;

/** Makes the turns of one kind of work, which remember who rests. */
export function makeTurns(now: () => number = Date.now): TakeTurns {
  const resting = new Map<bigint, { readonly until: number; readonly faults: number }>();
  return async (shops, work, note) => {
    let more = false;
    for (const shop of shops) {
      const rest = resting.get(shop);
      if (rest !== undefined && now() < rest.until) continue;
      try {
        if (await work(shop)) more = true;
        resting.delete(shop);
      } catch (fault) {
        const length = Math.min(SHORTEST_REST_MS * 2 ** (rest?.faults ?? 0), LONGEST_REST_MS);
        resting.set(shop, { until: now() + length, faults: (rest?.faults ?? 0) + 1 });
        note(fault, shop);
      }
    }
    return more;
  };
}
