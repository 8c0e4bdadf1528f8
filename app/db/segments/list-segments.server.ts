import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A segment in use, as a list shows it. */
export interface SegmentSummary {
  readonly segment: string;
  readonly name: string;
  readonly kind: "live" | "static" | "imported";
  readonly starred: boolean;
  readonly labels: readonly string[];
  /** The definition that is live, or the first one while it is being built. */
  readonly query: string;
  /** How many are in it now, kept by the engine; `undefined` until the first build is done. */
  readonly members: number | undefined;
  readonly liveFrom: Moment | undefined;
  /** When a snapshot was taken last; `undefined` for others, and before the first time. */
  readonly takenAt: Moment | undefined;
  /** When Shopify said that it has one it kept no longer. */
  readonly deletedThereAt: Moment | undefined;
  /** A changed definition is being worked out. */
  readonly isBuilding: boolean;
}

interface SegmentRow {
  readonly segment: string;
  readonly name: string;
  readonly kind: "live" | "static" | "imported";
  readonly starred: boolean;
  readonly labels: readonly string[];
  readonly query: string;
  readonly state: string;
  readonly members: bigint;
  readonly live_from: Moment | null;
  readonly taken_at: Moment | null;
  readonly is_read: boolean;
  readonly deleted_there_at: Moment | null;
  readonly is_building: boolean;
}

/** The shop's segments in use, starred ones first, with the counts the engine keeps: nothing is counted here. */
export async function listSegments(tx: Queryable, shop: bigint): Promise<SegmentSummary[]> {
  const rows = await tx.query<SegmentRow>({
    name: "list-segments",
    text: `SELECT s.segment, s.name, s.kind, s.starred, s.labels,
                  v.query, v.state, v.members, v.live_from, t.taken_at, m.gone_at AS deleted_there_at,
                  (m.segment IS NULL OR m.read_at IS NOT NULL) AS is_read,
                  EXISTS (SELECT FROM segment_version b
                          WHERE b.shop = s.shop AND b.segment = s.segment
                            AND b.state = 'building') AS is_building
           FROM segment s
           CROSS JOIN LATERAL (
             SELECT query, state, members, live_from FROM segment_version v
             WHERE v.shop = s.shop AND v.segment = s.segment AND v.state <> 'retired'
             ORDER BY v.state = 'live' DESC, v.version DESC LIMIT 1
           ) v
           LEFT JOIN segment_snapshot t ON t.shop = $1::bigint AND t.segment = s.segment
           LEFT JOIN segment_mirror m ON m.shop = $1::bigint AND m.segment = s.segment
           WHERE s.shop = $1::bigint AND s.archived_at IS NULL
           ORDER BY s.starred DESC, lower(s.name), s.segment`,
    values: [shop],
  });
  return rows.map((row) => ({
    segment: row.segment,
    name: row.name,
    kind: row.kind,
    starred: row.starred,
    labels: row.labels,
    query: row.query,
    // Of one that Shopify keeps nothing is known before it was read.
    members: row.state === "live" && row.is_read ? Number(row.members) : undefined,
    liveFrom: row.live_from ?? undefined,
    takenAt: row.taken_at ?? undefined,
    deletedThereAt: row.deleted_there_at ?? undefined,
    isBuilding: row.is_building,
  }));
}
