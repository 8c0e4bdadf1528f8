import type { Block } from "#app/core/blocks/block.ts";
import type { Check, ChoosePiece, Content, Piece, Test } from "#app/core/blocks/content.ts";
import type { Span } from "#app/core/language/span.ts";

/**
 * The same block with one test a condition and none negated, for platforms that know neither `and`
 * nor `or`: what is joined by `or` becomes a branch each, what is joined by `and` a choice within a
 * choice, and what is negated changes places with what follows it. Lists must be unrolled before.
 *
 * Parts that come to stand in several places are the same objects there: printed out, they multiply.
 */
export function withSingleTests(block: Block): Block {
  return {
    ...block,
    variants: block.variants.map((variant) => ({ ...variant, content: split(variant.content) })),
    fallback: split(block.fallback),
  };
}

/** How many pieces a block without loops prints, or `most + 1` when they are more. Takes time by what is distinct in it. */
export function countPrinted(block: Block, most: number): number {
  const counted = new Map<Content, number>();
  const count = (content: Content): number => {
    const known = counted.get(content);
    if (known !== undefined) return known;
    let pieces = content.length;
    for (const piece of content) {
      if (piece.kind !== "choose") continue;
      for (const { body } of piece.branches) pieces += count(body);
      pieces += count(piece.otherwise);
    }
    const capped = Math.min(pieces, most + 1);
    counted.set(content, capped);
    return capped;
  };
  const contents = [...block.variants.map(({ content }) => content), block.fallback];
  return Math.min(
    contents.reduce((sum, content) => sum + count(content), 0),
    most + 1,
  );
}

function split(content: Content): Content {
  return content.flatMap((piece) => (piece.kind === "choose" ? splitChoice(piece) : [piece]));
}

/** From the last branch to the first, so that what follows a branch is made once. */
function splitChoice({ branches, otherwise, span }: ChoosePiece): Content {
  return branches.reduceRight<Content>(
    (following, { condition, body }) =>
      decide(condition, span, { yes: split(body), no: following }),
    split(otherwise),
  );
}

interface Outcomes {
  readonly yes: Content;
  readonly no: Content;
}

function decide({ joined, tests }: Check, span: Span, { yes, no }: Outcomes): Content {
  return joined === "or"
    ? tests.reduceRight<Content>((rest, test) => decideOne(test, span, { yes, no: rest }), no)
    : tests.reduceRight<Content>((rest, test) => decideOne(test, span, { yes: rest, no }), yes);
}

function decideOne(test: Test, span: Span, { yes, no }: Outcomes): Content {
  if (test.negated) return decideOne({ ...test, negated: false }, span, { yes: no, no: yes });
  // Blank is absent: nothing is ever equal to an empty text.
  if (test.kind === "equals" && test.text === "") return no;
  const first = { condition: { joined: "and", tests: [test] } as const, body: yes };
  const following = onlyChoice(no);
  return [
    {
      kind: "choose",
      branches: [first, ...(following?.branches ?? [])],
      otherwise: following?.otherwise ?? no,
      span,
    },
  ];
}

/** A choice that stands alone where another ends goes on with its branches. */
function onlyChoice([piece, ...rest]: readonly Piece[]): ChoosePiece | undefined {
  return piece?.kind === "choose" && rest.length === 0 ? piece : undefined;
}
