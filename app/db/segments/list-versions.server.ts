import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A definition that a segment has or had. */
export interface VersionRecord {
  readonly version: number;
  readonly query: string;
  readonly state: "building" | "live" | "retired";
  readonly createdAt: Moment;
  /** Who made it; `undefined` for those the app came with. */
  readonly createdBy: string | undefined;
  /** `undefined` for one that never went live. */
  readonly wentLiveAt: Moment | undefined;
  readonly retiredAt: Moment | undefined;
  /** How many it holds, or held at its end; `undefined` where it never went live. */
  readonly members: number | undefined;
  /** Whether those whom it brought in counted as arrivals. */
  readonly arrivals: boolean;
}

interface VersionRow extends Pick<VersionRecord, "version" | "query" | "state" | "arrivals"> {
  readonly created_at: Moment;
  readonly created_by: string | null;
  readonly went_live_at: Moment | null;
  readonly retired_at: Moment | null;
  readonly members: bigint;
}

/** The definitions of a segment, newest first. */
export async function listVersions(
  tx: Queryable,
  shop: bigint,
  segment: string,
  limit: number,
): Promise<VersionRecord[]> {
  const rows = await tx.query<VersionRow>({
    name: "list-versions",
    text: `SELECT version, query, state, arrivals, created_at, created_by, went_live_at,
                  retired_at, members
           FROM segment_version WHERE shop = $1::bigint AND segment = $2::uuid
           ORDER BY version DESC LIMIT $3::int`,
    values: [shop, segment, limit],
  });
  return rows.map(({ created_at, created_by, went_live_at, retired_at, members, ...row }) => ({
    ...row,
    createdAt: created_at,
    createdBy: created_by ?? undefined,
    wentLiveAt: went_live_at ?? undefined,
    retiredAt: retired_at ?? undefined,
    members: went_live_at === null ? undefined : Number(members),
  }));
}
