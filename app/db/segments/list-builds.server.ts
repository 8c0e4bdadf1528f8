import type { Moment } from "#app/core/calendar/moment.ts";
import type { KeptDefinition } from "#app/core/catalog/segment-definition.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { SegmentDefinitions } from "./segment-definitions.server.ts";

/** A definition that is not live yet. */
export interface Build {
  readonly segment: string;
  readonly version: number;
  readonly query: string;
  readonly segments: readonly KeptDefinition[];
  /** The moment whose answers it is built of; `undefined` until it is begun. */
  readonly liveFrom: Moment | undefined;
  /** The greatest customer id reached; `undefined` before the first. */
  readonly cursor: bigint | undefined;
}

interface BuildRow {
  readonly segment: string;
  readonly version: number;
  readonly query: string;
  readonly segments: unknown;
  readonly live_from: Moment | null;
  readonly build_cursor: bigint | null;
}

/** The shop's definitions that are not live yet. None while its history is still being imported. */
export async function listBuilds(tx: Queryable, shop: bigint): Promise<Build[]> {
  const rows = await tx.query<BuildRow>({
    name: "list-builds",
    text: `SELECT v.segment, v.version, v.query, v.segments, v.live_from, v.build_cursor
           FROM segment_version v
           JOIN segment s ON s.shop = v.shop AND s.segment = v.segment
           JOIN shop p ON p.shop = v.shop
           WHERE v.shop = $1::bigint AND s.shop = $1::bigint AND p.shop = $1::bigint
             AND v.state = 'building' AND s.archived_at IS NULL
             AND p.import_completed_at IS NOT NULL
           ORDER BY v.live_from, v.build_cursor, v.segment, v.version`,
    values: [shop],
  });
  return rows.map(({ segments, live_from, build_cursor, ...row }) => ({
    ...row,
    segments: SegmentDefinitions.parse(segments),
    liveFrom: live_from ?? undefined,
    cursor: build_cursor ?? undefined,
  }));
}
