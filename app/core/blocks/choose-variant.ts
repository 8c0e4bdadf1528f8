import { type Block, EVERYONE_ELSE } from "./block.ts";
import type { Content } from "./content.ts";

/** What a customer sees of a block, by the segments she is in: exactly one version, always. */
export function chooseVariant(
  block: Block,
  memberships: ReadonlySet<string>,
): { readonly key: string; readonly content: Content } {
  const variant = block.variants.find(({ segment }) => memberships.has(segment));
  return variant ?? { key: EVERYONE_ELSE, content: block.fallback };
}
