import type { Moment } from "#app/core/calendar/moment.ts";
import type { Cause } from "#app/core/engine/cause.ts";
import type { Queryable } from "#app/db/database.server.ts";
import {
  countMovement,
  listMovers,
  type MovementBounds,
  type MovementCount,
  type Mover,
} from "#app/db/memberships/list-movement.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { findVersionAt } from "#app/db/segments/find-version-at.server.ts";

export interface MovementQuestion {
  readonly segment: string;
  readonly from: Moment;
  readonly to: Moment;
}

export type Movement =
  | {
      readonly ok: true;
      readonly joined: number;
      readonly left: number;
      readonly byCause: readonly MovementCount[];
    }
  | MovementRefusal;

export interface MovementRefusal {
  readonly ok: false;
  /** There is no such segment, or it was not live yet at the first moment. */
  readonly reason: "not-found" | "not-live-yet";
}

/**
 * Who joined and left a segment between two moments, split by cause, as we told it: somebody who
 * came and went in between did neither.
 */
export async function movement(
  tx: Queryable,
  shop: bigint,
  question: MovementQuestion,
): Promise<Movement> {
  const found = await findBounds(tx, shop, question);
  if (!found.ok) return found;
  const byCause = await countMovement(tx, shop, found.bounds);
  const sum = (kind: Mover["kind"]) =>
    byCause
      .filter((count) => count.kind === kind)
      .reduce((total, { customers }) => total + customers, 0);
  return { ok: true, joined: sum("entered"), left: sum("left"), byCause };
}

/** The people behind one number of a movement. */
export async function movers(
  tx: Queryable,
  shop: bigint,
  question: MovementQuestion,
  page: {
    readonly kind: Mover["kind"];
    readonly cause: Cause;
    readonly after?: bigint;
    readonly limit: number;
  },
): Promise<{ readonly ok: true; readonly movers: readonly Mover[] } | MovementRefusal> {
  const found = await findBounds(tx, shop, question);
  if (!found.ok) return found;
  return { ok: true, movers: await listMovers(tx, shop, found.bounds, { after: 0n, ...page }) };
}

async function findBounds(
  tx: Queryable,
  shop: bigint,
  { segment, from, to }: MovementQuestion,
): Promise<{ readonly ok: true; readonly bounds: MovementBounds } | MovementRefusal> {
  const found = await findSegment(tx, shop, segment);
  if (!found) return { ok: false, reason: "not-found" };
  const before = await findVersionAt(tx, shop, found.segment, from);
  const after = await findVersionAt(tx, shop, found.segment, to);
  if (before === undefined || after === undefined) return { ok: false, reason: "not-live-yet" };
  const bounds = {
    segment: found.segment,
    from: { at: from, version: before },
    to: { at: to, version: after },
  };
  return { ok: true, bounds };
}
