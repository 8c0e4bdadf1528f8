import { type Block, EVERYONE_ELSE } from "#app/core/blocks/block.ts";
import type { Content } from "#app/core/blocks/content.ts";

/** What one version of a block says; a key that is none of its own is everyone else's. */
export function contentOf(block: Block, version: string): Content {
  if (version === EVERYONE_ELSE) return block.fallback;
  return block.variants.find(({ key }) => key === version)?.content ?? block.fallback;
}
