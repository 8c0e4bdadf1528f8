import type { Moment } from "#app/core/calendar/moment.ts";
import type { StoredDefinition } from "#app/core/catalog/segment-definition.ts";
import type { KeptVersion } from "#app/core/engine/settle.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { SegmentDefinitions } from "#app/db/segments/segment-definitions.server.ts";

/** A version whose memberships are kept, with its definition. */
export interface KeptDefinition extends KeptVersion, StoredDefinition {}

interface VersionRow {
  readonly segment: string;
  readonly version: number;
  readonly query: string;
  readonly segments: unknown;
  readonly state: string;
  readonly live_from: Moment;
  readonly build_cursor: bigint | null;
}

/** The end of every build: no customer id is greater. */
export const ALL_BUILT = 2n ** 63n - 1n;
/** Before every customer id. */
export const NONE_BUILT = -(2n ** 63n);

/** All versions whose memberships are to be kept true: those live, and those being built as far as they are. */
export async function listKeptVersions(tx: Queryable, shop: bigint): Promise<KeptDefinition[]> {
  const rows = await tx.query<VersionRow>({
    name: "list-kept-versions",
    text: `SELECT v.segment, v.version, v.query, v.segments, v.state, v.live_from, v.build_cursor
           FROM segment_version v
           JOIN segment s ON s.shop = v.shop AND s.segment = v.segment
           WHERE v.shop = $1::bigint AND s.shop = $1::bigint
             AND s.archived_at IS NULL AND v.state IN ('live', 'building')
             AND v.live_from IS NOT NULL
           ORDER BY v.segment, v.version`,
    values: [shop],
  });
  return rows.map((row) => ({
    segment: row.segment,
    version: row.version,
    query: row.query,
    segments: SegmentDefinitions.parse(row.segments),
    liveFrom: row.live_from,
    isBuilding: row.state === "building",
    builtThrough: row.state === "live" ? ALL_BUILT : (row.build_cursor ?? NONE_BUILT),
  }));
}
