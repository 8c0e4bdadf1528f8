import { randomUUID } from "node:crypto";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { storedParts } from "#tests/support/named-segments.ts";

/** Puts a live segment in place whose memberships are kept from a moment on; it may ask about the named ones. Answers its id. */
export async function aLiveSegment(
  tx: Queryable,
  shop: bigint,
  query: string,
  liveFrom: Moment,
): Promise<string> {
  const stored = storedParts(query);
  const segment = randomUUID();
  await tx.query({
    text: `INSERT INTO segment (shop, segment, name, kind, version) VALUES ($1, $2, $3, 'live', 1)`,
    values: [shop, segment, `Segment ${segment}`],
  });
  await tx.query({
    text: `INSERT INTO segment_version (shop, segment, version, query, segments, state, live_from)
           VALUES ($1, $2, 1, $3, $5::text::jsonb, 'live', $4)`,
    values: [shop, segment, stored.query, toInstant(liveFrom), stored.segments],
  });
  return segment;
}
