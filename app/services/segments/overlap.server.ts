import type { Queryable } from "#app/db/database.server.ts";
import { type Combination, countCombinations } from "#app/db/segments/count-combinations.server.ts";
import { listLive } from "#app/db/segments/list-live.server.ts";

export interface Overlap {
  readonly segments: readonly OverlappingSegment[];
  /** Every two of them that share somebody. */
  readonly pairs: readonly OverlappingPair[];
  /** Customers in at least one, each counted once. */
  readonly together: number;
  /** Customers in all of them. */
  readonly inAll: number;
}

export interface OverlappingSegment {
  readonly segment: string;
  readonly name: string;
  readonly size: number;
}

export interface OverlappingPair {
  readonly one: string;
  readonly other: string;
  readonly both: number;
}

/** How segments overlap now, by their members. Those that are not there or not built yet are left out. */
export async function overlap(
  tx: Queryable,
  shop: bigint,
  segments: readonly string[],
): Promise<Overlap> {
  const live = await listLive(tx, shop, segments);
  const combinations = await countCombinations(
    tx,
    shop,
    live.map(({ segment }) => segment),
  );
  const counted = live.map((segment, place) => ({
    ...segment,
    size: sumOf(combinations, [place]),
  }));
  return {
    segments: counted,
    pairs: counted.flatMap(({ segment: one }, place) =>
      counted.slice(place + 1).flatMap(({ segment: other }, distance) => {
        const both = sumOf(combinations, [place, place + 1 + distance]);
        return both === 0 ? [] : [{ one, other, both }];
      }),
    ),
    together: sumOf(combinations, []),
    inAll: sumOf(combinations, [...live.keys()]),
  };
}

/** Customers in all segments at these places, whatever else they are in. */
function sumOf(combinations: readonly Combination[], places: readonly number[]): number {
  return combinations
    .filter(({ segments }) => places.every((place) => segments.includes(place)))
    .reduce((sum, { customers }) => sum + customers, 0);
}
