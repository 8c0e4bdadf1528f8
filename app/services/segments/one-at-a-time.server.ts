import type { Database } from "#app/db/database.server.ts";

/** The pieces of work of one shop: one runs, the others wait in the order they came. */
interface Lane {
  last: Promise<unknown>;
  waiting: number;
}

const lanes = new WeakMap<Database, Map<bigint, Lane>>();

/**
 * Runs one piece of work for a shop at a time, in this process. `isWaitedFor` tells the one that runs
 * that another waits: somebody typed on, and the older answer is wanted only in so far as it is there.
 */
export async function oneAtATime<T>(
  db: Database,
  shop: bigint,
  work: (isWaitedFor: () => boolean) => Promise<T>,
): Promise<T> {
  const shops = lanes.get(db) ?? new Map<bigint, Lane>();
  lanes.set(db, shops);
  const lane = shops.get(shop) ?? { last: Promise.resolve(), waiting: 0 };
  shops.set(shop, lane);

  lane.waiting += 1;
  const mine = lane.last.then(async () => {
    lane.waiting -= 1;
    return await work(() => lane.waiting > 0);
  });
  // What fails is told to whoever asked; the next one begins all the same.
  const ended = mine.catch(() => undefined);
  lane.last = ended;
  try {
    return await mine;
  } finally {
    await ended;
    if (lane.waiting === 0 && lane.last === ended) shops.delete(shop);
  }
}
