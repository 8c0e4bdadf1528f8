import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import type { VersionKey } from "./list-intervals.server.ts";

/** Which members of a definition: now, or by its stored intervals at a moment. */
export interface MemberIdsPage {
  readonly at: Moment | undefined;
  /** The page begins after this id. */
  readonly after: bigint;
  readonly limit: number;
}

/** A page of a definition's members, in the order of their ids. */
export async function listMemberIds(
  tx: Queryable,
  shop: bigint,
  { segment, version }: VersionKey,
  { at, after, limit }: MemberIdsPage,
): Promise<bigint[]> {
  const rows = await tx.query<{ customer: bigint }>({
    name: at === undefined ? "list-member-ids" : "list-member-ids-at",
    text: `SELECT customer FROM membership
           WHERE shop = $1::bigint AND segment = $2::uuid AND version = $3::int
             AND customer > $4::bigint
             AND ${at === undefined ? "left_at IS NULL" : HELD}
           ORDER BY customer LIMIT $5::int`,
    values: [shop, segment, version, after, limit, ...(at === undefined ? [] : [toInstant(at)])],
  });
  return rows.map(({ customer }) => customer);
}

const HELD = "entered_at <= $6::timestamptz AND (left_at IS NULL OR $6::timestamptz < left_at)";
