import type { Database } from "#app/db/database.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { createSegment, type CreateSegmentResult } from "./create-segment.server.ts";
import { freeSegmentName } from "./free-segment-name.server.ts";

export type CreateComplementResult =
  | CreateSegmentResult
  | { readonly ok: false; readonly reason: "not-found" };

/** Makes a segment of everyone else: all customers who are not in one. `nameIt` says how it is called. */
export async function createComplement(
  db: Database,
  shop: bigint,
  asked: {
    readonly segment: string;
    readonly nameIt: (name: string) => string;
    readonly staff: string;
  },
): Promise<CreateComplementResult> {
  const { nameIt, staff } = asked;
  const found = await findSegment(db, shop, asked.segment);
  if (found === undefined) return { ok: false, reason: "not-found" };
  const name = await freeSegmentName(db, shop, nameIt(found.name));
  return createSegment(db, shop, { name, query: `in_segment != '${found.segment}'`, staff });
}
