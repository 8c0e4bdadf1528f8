import type { Moment } from "#app/core/calendar/moment.ts";
import type { SegmentWarning } from "#app/core/engine/segment-warnings.ts";
import { needsOf } from "#app/core/language/needs.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import type { MovementCount } from "#app/db/memberships/list-movement.server.ts";
import { countReach, type ReachCount } from "#app/db/segments/count-reach.server.ts";
import { findFirstLive } from "#app/db/segments/find-first-live.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { listOverlapping } from "#app/db/segments/list-overlapping.server.ts";
import { listSegments } from "#app/db/segments/list-segments.server.ts";
import { loadVocabulary } from "#app/services/shops/load-vocabulary.server.ts";
import { movement } from "./movement.server.ts";
import { type SizeHistory, sizeHistory } from "./size-history.server.ts";
import { storedDefinition } from "./stored-definition.server.ts";
import { warnOfSegment } from "./warn-of-segment.server.ts";

/** What is worth knowing of a live segment besides who is in it. */
export interface SegmentAbout {
  readonly history: SizeHistory;
  readonly reach: ReachCount;
  readonly movements: readonly PeriodMovement[];
  readonly warnings: readonly NamedWarning[];
  /** Segments that share somebody with it, those that share most first. */
  readonly alsoIn: readonly AlsoIn[];
}

/** Who joined and left in the last days, by cause. */
export interface PeriodMovement {
  readonly days: number;
  /** Later than `days` ago where the segment went live since. */
  readonly from: Moment;
  readonly isWhole: boolean;
  readonly joined: number;
  readonly left: number;
  readonly byCause: readonly MovementCount[];
}

export type NamedWarning = SegmentWarning & { readonly name: string };

export interface AlsoIn {
  readonly segment: string;
  readonly name: string;
  readonly size: number;
  readonly both: number;
}

const DAY = 86_400_000;
const PERIODS = [7, 30];
/** More segments than one compares at a glance. */
const ALSO_IN = 8;
const ANY_SIZE = { least: 1, most: Number.MAX_SAFE_INTEGER };

/**
 * Shows what a live segment is like: its size over time, who can be reached, why it moved, what to
 * look at, and which others share people with it. `undefined` until it is built, and where it asks
 * for what nothing answers yet: no numbers then.
 */
export async function showAbout(
  tx: Queryable,
  shop: bigint,
  asked: string,
): Promise<SegmentAbout | undefined> {
  const found = await findSegment(tx, shop, asked);
  if (found?.members === undefined) return undefined;
  const query = storedDefinition(found, await loadVocabulary(tx, shop));
  if (needsOf(query).length > 0) return undefined;

  const { segment } = found;
  const { now } = await findEngineNow(tx, shop);
  const others = await listSegments(tx, shop);
  const nameOf = (id: string) => others.find((other) => other.segment === id)?.name ?? "";
  const overlapping = await listOverlapping(tx, shop, segment, ANY_SIZE);
  const warnings = (await warnOfSegment(tx, shop, segment)) ?? [];
  return {
    history: await sizeHistory(tx, shop, found, { query, now }),
    reach: await countReach(tx, shop, found),
    movements: await recentMovements(tx, shop, segment, now),
    warnings: warnings.map((warning) => ({
      ...warning,
      name: warning.code === "same-as" ? nameOf(warning.segment) : "",
    })),
    alsoIn: overlapping
      .slice(0, ALSO_IN)
      .map((other) => ({ ...other, name: nameOf(other.segment) })),
  };
}

async function recentMovements(
  tx: Queryable,
  shop: bigint,
  segment: string,
  now: Moment,
): Promise<PeriodMovement[]> {
  const first = await findFirstLive(tx, shop, segment);
  if (first === undefined) return [];
  const movements: PeriodMovement[] = [];
  for (const days of PERIODS) {
    const from = Math.max(first, now - days * DAY);
    const moved = await movement(tx, shop, { segment, from, to: now });
    if (!moved.ok) continue;
    const { joined, left, byCause } = moved;
    movements.push({ days, from, isWhole: from > first, joined, left, byCause });
  }
  return movements;
}
