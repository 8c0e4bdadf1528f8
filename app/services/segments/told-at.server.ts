import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { listTold } from "#app/db/memberships/list-told.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { findVersionAt } from "#app/db/segments/find-version-at.server.ts";

export interface ToldAtQuestion {
  readonly segment: string;
  readonly at: Moment;
  /** The page of members begins after this id. */
  readonly after?: bigint;
  readonly limit: number;
}

export type ToldAt =
  | {
      readonly ok: true;
      /** The definition that was live then. */
      readonly version: number;
      readonly size: number;
      readonly customers: readonly bigint[];
    }
  /** There is no such segment, or it was not live yet. */
  | { readonly ok: false; readonly reason: "not-found" | "not-live-yet" };

/** Who was in a segment as we told it at a moment of our time, whatever came to light later. */
export async function toldAt(
  tx: Queryable,
  shop: bigint,
  { segment, at, after = 0n, limit }: ToldAtQuestion,
): Promise<ToldAt> {
  const found = await findSegment(tx, shop, segment);
  if (!found) return { ok: false, reason: "not-found" };
  const version = await findVersionAt(tx, shop, found.segment, at);
  if (version === undefined) return { ok: false, reason: "not-live-yet" };
  const key = { segment: found.segment, version };
  return { ok: true, version, ...(await listTold(tx, shop, key, { at, after, limit })) };
}
