import type { Block } from "#app/core/blocks/block.ts";
import type { Check, Content, EachPiece, Piece, Shown, Test } from "#app/core/blocks/content.ts";
import type { Detail } from "#app/core/blocks/detail.ts";

/**
 * The same block without loops, for platforms that keep no lists: each item is a detail of its own,
 * and the loop's body stands there once for each, as far as there are items.
 */
export function unrollLists(block: Block, slots: number): Block {
  const unroll = (content: Content) => unrollContent(content, { slots, items: new Map() });
  return {
    ...block,
    variants: block.variants.map((variant) => ({ ...variant, content: unroll(variant.content) })),
    fallback: unroll(block.fallback),
  };
}

/** The detail that holds an item of a list, the first being 1. */
export function slotOf(list: Detail, number: number): Detail {
  const name = `${list.field.name}_${number}`;
  return { ...list, field: { ...list.field, name, type: "text", mayBeEmpty: true } };
}

interface Unrolling {
  readonly slots: number;
  readonly items: ReadonlyMap<string, Detail>;
}

function unrollContent(content: Content, unrolling: Unrolling): Content {
  return content.flatMap((piece) => unrollPiece(piece, unrolling));
}

function unrollPiece(piece: Piece, unrolling: Unrolling): Content {
  switch (piece.kind) {
    case "text":
      return [piece];
    case "value":
      return [{ ...piece, shown: unrollShown(piece.shown, unrolling) }];
    case "choose": {
      const branches = piece.branches.map(({ condition, body }) => ({
        condition: unrollCheck(condition, unrolling),
        body: unrollContent(body, unrolling),
      }));
      return [{ ...piece, branches, otherwise: unrollContent(piece.otherwise, unrolling) }];
    }
    case "each":
      return unrollEach(piece, unrolling, 1);
  }
}

/** Items follow each other without a gap: the next is asked for only where the one before it is there. */
function unrollEach(piece: EachPiece, unrolling: Unrolling, number: number): Content {
  const most = Math.min(piece.limit ?? unrolling.slots, unrolling.slots);
  const empty = number === 1 ? unrollContent(piece.empty, unrolling) : [];
  if (number > most) return empty;
  const slot = slotOf(piece.list, number);
  const items = new Map([...unrolling.items, [piece.item, slot]]);
  const body = unrollContent(piece.body, { ...unrolling, items });
  const present: Test = {
    kind: "present",
    shown: { kind: "detail", detail: slot },
    negated: false,
  };
  const condition: Check = { joined: "and", tests: [present] };
  return [
    {
      kind: "choose",
      branches: [{ condition, body: [...body, ...unrollEach(piece, unrolling, number + 1)] }],
      otherwise: empty,
      span: piece.span,
    },
  ];
}

function unrollCheck({ joined, tests: [first, ...rest] }: Check, unrolling: Unrolling): Check {
  const unroll = (test: Test): Test => ({ ...test, shown: unrollShown(test.shown, unrolling) });
  return { joined, tests: [unroll(first), ...rest.map(unroll)] };
}

/** A list is there when its first item is. */
function unrollShown(shown: Shown, { items }: Unrolling): Shown {
  if (shown.kind === "item") {
    const detail = items.get(shown.item);
    return detail === undefined ? shown : { kind: "detail", detail };
  }
  return shown.detail.field.type === "list"
    ? { kind: "detail", detail: slotOf(shown.detail, 1) }
    : shown;
}
