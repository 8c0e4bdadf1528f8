import type { Moment } from "#app/core/calendar/moment.ts";
import { needsOf } from "#app/core/language/needs.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { findLastChangeId } from "#app/db/memberships/find-last-change-id.server.ts";
import { listMemberIds } from "#app/db/memberships/list-member-ids.server.ts";
import { findSegment, type SegmentRecord } from "#app/db/segments/find-segment.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { listAt } from "#app/services/segments/ask-at.server.ts";
import { isAssumed } from "#app/services/segments/is-assumed.server.ts";
import { storedDefinition } from "#app/services/segments/stored-definition.server.ts";
import { loadFilters } from "#app/services/shops/load-filters.server.ts";

export interface MembersQuestion {
  readonly segment: string;
  /** A past moment; now when left out. */
  readonly at?: Moment | undefined;
  readonly after: bigint;
  readonly limit: number;
}

export type MembersAnswer =
  | {
      readonly ok: true;
      readonly segment: string;
      readonly at: Moment;
      readonly members: readonly bigint[];
      /** Where the next page begins; `undefined` after the last. */
      readonly next: bigint | undefined;
      /** It rests on values not yet observed then. */
      readonly assumed: boolean;
      /** The last change before this page was read: what follows it brings a copy up to date. */
      readonly changesAfter: string | undefined;
    }
  | { readonly ok: false; readonly reason: "not-found" | "building" | "future" }
  | { readonly ok: false; readonly reason: "needs"; readonly needs: readonly string[] };

/** Lists a segment's members by their ids: as they are kept now, or as they were at a past moment. */
export async function listMembers(
  tx: Queryable,
  shop: bigint,
  { at, after, limit, ...asked }: MembersQuestion,
): Promise<MembersAnswer> {
  const found = await findSegment(tx, shop, asked.segment);
  if (!found) return { ok: false, reason: "not-found" };
  const query = storedDefinition(found, await loadFilters(tx, shop));
  const needs = needsOf(query);
  if (needs.length > 0) return { ok: false, reason: "needs", needs };
  const { now } = await findEngineNow(tx, shop);
  if (at !== undefined && at > now) return { ok: false, reason: "future" };
  if (at === undefined && found.members === undefined) return { ok: false, reason: "building" };

  const changesAfter = await findLastChangeId(tx, shop);
  const page = { at, after, limit: limit + 1 };
  const members =
    at === undefined || found.kind !== "live"
      ? await listMemberIds(tx, shop, found, page)
      : await listPastIds(tx, shop, found, { ...page, at });
  return {
    ok: true,
    segment: found.segment,
    at: at ?? now,
    members: members.slice(0, limit),
    next: members.length > limit ? members[limit - 1] : undefined,
    assumed: at !== undefined && (await isAssumed(tx, shop, { query, at })),
    changesAfter,
  };
}

/** Who fulfilled a live segment's present definition then, by everything known now. */
async function listPastIds(
  tx: Queryable,
  shop: bigint,
  segment: SegmentRecord,
  { at, after, limit }: { readonly at: Moment; readonly after: bigint; readonly limit: number },
): Promise<bigint[]> {
  const query = storedDefinition(segment, await loadFilters(tx, shop));
  const epochs = await loadEpochs(tx, shop);
  return await listAt(tx, shop, { query, at, epochs }, { after, limit });
}
