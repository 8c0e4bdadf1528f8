import type { Database } from "#app/db/database.server.ts";
import { buildSegments } from "#app/services/segments/build-segments.server.ts";
import { createSegment } from "#app/services/segments/create-segment.server.ts";
import { FIFTY_SEGMENTS } from "./fifty-segments.ts";

/** Gives a shop its fifty segments and builds them until they are live. */
export async function buildFifty(db: Database, shop: bigint): Promise<void> {
  for (const [index, query] of FIFTY_SEGMENTS.entries()) {
    const created = await createSegment(db, shop, { name: `Segment ${index + 1}`, query });
    if (!created.ok) throw new Error(`${query}: ${created.reason}`);
  }
  while ((await buildSegments(db, shop)).kind !== "idle");
}
