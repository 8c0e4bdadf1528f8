import { z } from "zod";
import type { BlockDraft } from "#app/core/blocks/block.ts";

/** What a block's version holds: all of a draft but its name, which is the block's own. */
export type BlockContent = Omit<BlockDraft, "name">;

/** Reads it back. Content is kept as written, so that a version can be edited and printed again. */
export const BlockContentRow = z.object({
  key: z.string(),
  variants: z.array(
    z.object({ key: z.string(), name: z.string(), segment: z.string(), source: z.string() }),
  ),
  fallback: z.string(),
});
