import { listBlocksUsing } from "#app/db/blocks/list-blocks-using.server.ts";
import type { Database } from "#app/db/database.server.ts";
import { archiveSegment as archiveRow } from "#app/db/segments/archive-segment.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { listSegmentsUsing } from "#app/db/segments/list-segments-using.server.ts";
import { lockDefinitions } from "#app/db/segments/lock-definitions.server.ts";

/** What a segment is used in. */
export interface SegmentUse {
  readonly kind: "segment" | "block";
  readonly id: string;
  readonly name: string;
}

export type ArchiveSegmentResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "in-use"; readonly uses: readonly SegmentUse[] }
  | { readonly ok: false; readonly reason: "not-found" };

/** Takes a segment out of use, unless other segments or blocks are made of it. */
export async function archiveSegment(
  db: Database,
  shop: bigint,
  asked: { readonly segment: string; readonly staff: string },
): Promise<ArchiveSegmentResult> {
  return db.transaction(async (tx): Promise<ArchiveSegmentResult> => {
    await lockDefinitions(tx, shop);
    const found = await findSegment(tx, shop, asked.segment);
    if (found === undefined) return { ok: false, reason: "not-found" };
    const { segment } = found;
    const segments = await listSegmentsUsing(tx, shop, segment);
    const blocks = await listBlocksUsing(tx, shop, segment);
    const uses: SegmentUse[] = [
      ...segments.map((each) => ({ kind: "segment" as const, id: each.segment, name: each.name })),
      ...blocks.map(({ block, name }) => ({ kind: "block" as const, id: block, name })),
    ];
    if (uses.length > 0) return { ok: false, reason: "in-use", uses };
    await archiveRow(tx, shop, segment, asked.staff);
    return { ok: true };
  });
}
