import type { Block } from "#app/core/blocks/block.ts";
import type { Content } from "#app/core/blocks/content.ts";
import { detailName } from "#app/core/blocks/detail.ts";
import { propertiesOf } from "#app/core/blocks/properties.ts";
import type { PrintedBlock, PrintWarning } from "./dialect.ts";
import { unrollLists } from "./unroll-lists.ts";

/** A platform that keeps no lists. */
export interface SlotPlatform {
  readonly slots: number;
  /** Prints a block whose lists are unrolled; nothing when it would be too long for anybody to paste. */
  readonly print: (flat: Block) => string | undefined;
  readonly warnings: readonly PrintWarning[];
  /** The next best: everyone else's version alone. */
  readonly printRest: (content: Content) => PrintedBlock;
}

/** Beyond this many pieces nobody could paste it. */
export const MOST_PIECES = 5_000;

/** Prints all versions of a block with each item of a list as a detail of its own. */
export function printWithSlots(block: Block, platform: SlotPlatform): PrintedBlock {
  const { slots } = platform;
  const loops = loopsOf(block);
  const flat = unrolledSize(block, slots) > MOST_PIECES ? undefined : unrollLists(block, slots);
  const text = flat && platform.print(flat);
  if (flat === undefined || text === undefined) {
    const rest = platform.printRest(block.fallback);
    return { ...rest, warnings: [...rest.warnings, { code: "too-many-choices" }] };
  }
  const cut = new Set(
    loops.filter(({ limit = Infinity }) => limit > slots).map(({ list }) => detailName(list)),
  );
  return {
    text,
    mode: loops.length === 0 ? "native" : "slots",
    properties: propertiesOf(flat),
    warnings: [
      ...platform.warnings,
      ...[...cut].map((name): PrintWarning => ({ code: "list-cut", name, limit: slots })),
    ],
  };
}

type Loop = Extract<Content[number], { readonly kind: "each" }>;

function loopsOf(block: Block): Loop[] {
  return contentsOf(block).flatMap(loopsIn);
}

function loopsIn(content: Content): Loop[] {
  return content.flatMap((piece): Loop[] => {
    if (piece.kind === "each") return [piece, ...loopsIn(piece.body), ...loopsIn(piece.empty)];
    if (piece.kind !== "choose") return [];
    return [...piece.branches.flatMap(({ body }) => loopsIn(body)), ...loopsIn(piece.otherwise)];
  });
}

/** How many pieces unrolling makes, without making them: loops in loops multiply. */
function unrolledSize(block: Block, slots: number): number {
  const size = (content: Content): number =>
    content.reduce((sum, piece) => {
      if (piece.kind === "each") {
        const times = Math.min(piece.limit ?? slots, slots);
        return sum + 1 + times * size(piece.body) + size(piece.empty);
      }
      if (piece.kind !== "choose") return sum + 1;
      const bodies = piece.branches.reduce((total, { body }) => total + size(body), 0);
      return sum + 1 + bodies + size(piece.otherwise);
    }, 0);
  return contentsOf(block).reduce((sum, content) => sum + size(content), 0);
}

function contentsOf(block: Block): Content[] {
  return [...block.variants.map(({ content }) => content), block.fallback];
}
