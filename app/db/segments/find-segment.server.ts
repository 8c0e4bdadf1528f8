import type { Moment } from "#app/core/calendar/moment.ts";
import type { KeptDefinition, SegmentKind } from "#app/core/catalog/segment-definition.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { SegmentDefinitions } from "./segment-definitions.server.ts";

/** A segment in use with the definition its members come from. */
export interface SegmentRecord {
  readonly segment: string;
  readonly name: string;
  readonly kind: SegmentKind;
  readonly note: string;
  readonly labels: readonly string[];
  /** The live definition; the one being built while there is none yet. */
  readonly version: number;
  readonly query: string;
  /** Those that the definition asks about, as it means them. */
  readonly segments: readonly KeptDefinition[];
  /** `undefined` until the first build is done. */
  readonly members: number | undefined;
  readonly liveFrom: Moment | undefined;
  /** The newest definition: differs from `query` while a change is being built. */
  readonly newestQuery: string;
}

interface SegmentRow {
  readonly segment: string;
  readonly name: string;
  readonly kind: SegmentKind;
  readonly note: string;
  readonly labels: readonly string[];
  readonly version: number;
  readonly query: string;
  readonly segments: unknown;
  readonly state: string;
  readonly members: bigint;
  readonly live_from: Moment | null;
  readonly newest_query: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** One segment of this shop. Another shop's id, or anything that is no id, is simply not there. */
export async function findSegment(
  tx: Queryable,
  shop: bigint,
  segment: string,
): Promise<SegmentRecord | undefined> {
  if (!UUID.test(segment)) return undefined;
  const [row] = await tx.query<SegmentRow>({
    name: "find-segment",
    text: `SELECT s.segment, s.name, s.kind, s.note, s.labels,
                  v.version, v.query, v.segments, v.state, v.members, v.live_from,
                  (SELECT n.query FROM segment_version n
                   WHERE n.shop = s.shop AND n.segment = s.segment AND n.state <> 'retired'
                   ORDER BY n.version DESC LIMIT 1) AS newest_query
           FROM segment s
           CROSS JOIN LATERAL (
             SELECT version, query, segments, state, members, live_from FROM segment_version v
             WHERE v.shop = s.shop AND v.segment = s.segment AND v.state <> 'retired'
             ORDER BY v.state = 'live' DESC, v.version DESC LIMIT 1
           ) v
           WHERE s.shop = $1::bigint AND s.segment = $2::uuid AND s.archived_at IS NULL`,
    values: [shop, segment],
  });
  if (row === undefined) return undefined;
  return {
    segment: row.segment,
    name: row.name,
    kind: row.kind,
    note: row.note,
    labels: row.labels,
    version: row.version,
    query: row.query,
    segments: SegmentDefinitions.parse(row.segments),
    members: row.state === "live" ? Number(row.members) : undefined,
    liveFrom: row.live_from ?? undefined,
    newestQuery: row.newest_query,
  };
}
