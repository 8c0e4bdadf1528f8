import { randomUUID } from "node:crypto";
import type { BlockDiagnostic } from "#app/core/blocks/block-mistake.ts";
import type { BlockDraft } from "#app/core/blocks/block.ts";
import { readBlock } from "#app/core/blocks/check-block.ts";
import { insertBlockVersion } from "#app/db/blocks/insert-block-version.server.ts";
import { insertBlock } from "#app/db/blocks/insert-block.server.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { listSegments } from "#app/db/segments/list-segments.server.ts";

export type CreateBlockResult =
  | { readonly ok: true; readonly block: string }
  | {
      readonly ok: false;
      readonly reason: "invalid-block";
      readonly diagnostics: readonly BlockDiagnostic[];
    }
  /** Variants for segments that the shop does not have, by the variants' keys. */
  | {
      readonly ok: false;
      readonly reason: "unknown-segment";
      readonly variants: readonly string[];
    };

export interface CreateBlockRequest {
  readonly draft: BlockDraft;
  /** Who does it; nobody when we do. */
  readonly staff?: string;
  /** The id to create it under; a new one unless given. */
  readonly block?: string;
}

/** Creates a block in its first version. One that exists under the given id stays as it is. */
export async function createBlock(
  db: Database,
  shop: bigint,
  { draft, staff, block = randomUUID() }: CreateBlockRequest,
): Promise<CreateBlockResult> {
  const read = readBlock(draft);
  if (!read.ok) return { ok: false, reason: "invalid-block", diagnostics: read.diagnostics };

  return db.transaction(async (tx) => {
    const variants = await variantsWithoutSegment(tx, shop, draft);
    if (variants.length > 0) return { ok: false, reason: "unknown-segment", variants };
    const { name, ...content } = draft;
    if (await insertBlock(tx, shop, { block, name })) {
      await insertBlockVersion(tx, shop, { block, version: 1, content, createdBy: staff });
    }
    return { ok: true, block };
  });
}

async function variantsWithoutSegment(
  tx: Queryable,
  shop: bigint,
  { variants }: BlockDraft,
): Promise<string[]> {
  const known = new Set((await listSegments(tx, shop)).map(({ segment }) => segment));
  return variants.filter(({ segment }) => !known.has(segment)).map(({ key }) => key);
}
