import type { Moment } from "#app/core/calendar/moment.ts";
import type { Query } from "#app/core/language/ast.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { SegmentRecord } from "#app/db/segments/find-segment.server.ts";
import { listSizes } from "#app/db/segments/list-sizes.server.ts";
import { findShop } from "#app/db/shops/find-shop.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { isAssumed } from "./is-assumed.server.ts";

/** How large a segment was, under its live definition. */
export interface SizeHistory {
  /** Ascending; the last is now. */
  readonly points: readonly { readonly at: Moment; readonly size: number }[];
  /** Some points are worked out from a part of the customers. */
  readonly estimated: boolean;
  /** Before it, details that were first seen when the app came are assumed; `undefined` where none are. */
  readonly assumedBefore: Moment | undefined;
}

/**
 * How large a live segment would have been at the start of every week of the shop's history, and how
 * large it is now: true then by everything known when that was worked out, under its definition.
 */
export async function sizeHistory(
  tx: Queryable,
  shop: bigint,
  { segment, version, members = 0 }: SegmentRecord,
  { query, now }: { readonly query: Query; readonly now: Moment },
): Promise<SizeHistory> {
  const kept = await listSizes(tx, shop, { segment, version });
  const record = await findShop(tx, shop);
  invariant(record, "a segment's shop is registered");
  const first = kept[0]?.at ?? now;
  return {
    points: [...kept.map(({ at, size }) => ({ at, size })), { at: now, size: members }],
    estimated: kept.some(({ estimated }) => estimated),
    assumedBefore: (await isAssumed(tx, shop, { query, at: first }))
      ? record.installedAt
      : undefined,
  };
}
