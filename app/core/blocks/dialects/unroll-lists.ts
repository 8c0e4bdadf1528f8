import type { Block } from "#app/core/blocks/block.ts";
import type { Check, Content, EachPiece, Piece, Shown, Test } from "#app/core/blocks/content.ts";
import type { Detail } from "#app/core/blocks/detail.ts";
import type { MergeField } from "#app/core/blocks/merge-fields.ts";

/**
 * The same block without loops, for platforms that keep no lists: each item is a detail of its own,
 * and the loop's body stands there once for each, as far as there are items.
 */
export function unrollLists(block: Block, slots: number): Block {
  const unroll = (content: Content) => unrollContent(content, { slots, rounds: new Map() });
  return {
    ...block,
    variants: block.variants.map((variant) => ({ ...variant, content: unroll(variant.content) })),
    fallback: unroll(block.fallback),
  };
}

/** The detail that holds an item of a list, or a part of it; the first item is 1. Of things, the first part tells that there is one. */
function slotOf(list: MergeField, number: number, part?: Detail): Detail {
  const [sign] = list.parts ?? [];
  const shown = part ?? (sign && { field: sign, transforms: [] });
  const slot = `${list.name}_${number}`;
  if (shown === undefined) return { field: textField(slot), transforms: [] };
  return { ...shown, field: textField(`${slot}_${shown.field.name}`) };
}

function textField(name: string): MergeField {
  return { name, type: "text", mayBeEmpty: true, sample: "" };
}

interface Unrolling {
  readonly slots: number;
  /** Which round each loop around is in. */
  readonly rounds: ReadonlyMap<string, number>;
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
  const slot = slotOf(piece.list.field, number);
  const rounds = new Map([...unrolling.rounds, [piece.item, number]]);
  const body = unrollContent(piece.body, { ...unrolling, rounds });
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
function unrollShown(shown: Shown, { rounds }: Unrolling): Shown {
  if (shown.kind === "item") {
    const { item, list, part } = shown;
    return { kind: "detail", detail: slotOf(list, rounds.get(item) ?? 1, part) };
  }
  const { field } = shown.detail;
  return field.type === "list" ? { kind: "detail", detail: slotOf(field, 1) } : shown;
}
