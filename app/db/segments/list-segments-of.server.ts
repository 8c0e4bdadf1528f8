import type { Moment } from "#app/core/calendar/moment.ts";
import type { StoredDefinition } from "#app/core/catalog/segment-definition.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { SegmentDefinitions } from "./segment-definitions.server.ts";

/** A segment that a customer is in now. */
export interface SegmentOfCustomer {
  readonly segment: string;
  readonly name: string;
  /** The live one. */
  readonly definition: StoredDefinition;
  readonly enteredAt: Moment;
  /** The segment's own first moment: whoever was in it then may have been long before. */
  readonly liveFrom: Moment;
}

/** The segments in use that a customer is in now. */
export async function listSegmentsOf(
  tx: Queryable,
  shop: bigint,
  customer: bigint,
): Promise<SegmentOfCustomer[]> {
  const rows = await tx.query<{
    segment: string;
    name: string;
    query: string;
    segments: unknown;
    entered_at: Moment;
    live_from: Moment;
  }>({
    name: "list-segments-of",
    text: `SELECT s.segment, s.name, v.query, v.segments, m.entered_at, v.live_from
           FROM membership m
           JOIN segment s ON s.shop = m.shop AND s.segment = m.segment AND s.version = m.version
           JOIN segment_version v ON v.shop = m.shop AND v.segment = m.segment
                                 AND v.version = m.version AND v.state = 'live'
           WHERE m.shop = $1::bigint AND m.customer = $2::bigint AND m.left_at IS NULL
             AND s.archived_at IS NULL
           ORDER BY lower(s.name), s.segment`,
    values: [shop, customer],
  });
  return rows.map(({ entered_at, live_from, query, segments, ...row }) => ({
    ...row,
    definition: { query, segments: SegmentDefinitions.parse(segments) },
    enteredAt: entered_at,
    liveFrom: live_from,
  }));
}
