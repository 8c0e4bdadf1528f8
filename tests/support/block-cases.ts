import type { Block } from "#app/core/blocks/block.ts";
import type { CustomerFacts } from "#app/core/blocks/customer-facts.ts";
import { deliverTo } from "#app/core/blocks/deliver-to.ts";
import { type DialectName, printBlock, storageOf } from "#app/core/blocks/print-block.ts";
import { renderBlock } from "#app/core/blocks/render-block.ts";
import type { Written } from "#app/core/blocks/write-details.ts";
import { CORPUS, POPULATION, VERSIONED } from "#tests/support/blocks-corpus.ts";
import { aBlock } from "#tests/support/builders/a-block.ts";

/** One customer's look at one block on one platform: our print, what we deliver of her, and what she has to read. */
export interface BlockCase {
  readonly template: string;
  readonly delivered: Readonly<Record<string, Written>>;
  readonly expected: string;
}

const SEGMENTS = [
  new Set<string>(),
  new Set(["new"]),
  new Set(["loyal", "new"]),
  new Set(["loyal"]),
];

/** Every block of the corpus for every customer of the population. */
export function blockCases(dialect: DialectName): BlockCase[] {
  return [...CORPUS, ...VERSIONED].flatMap((draft) => {
    const block = aBlock(draft);
    const segments = draft.variants.length > 0 ? SEGMENTS : SEGMENTS.slice(0, 1);
    return POPULATION.flatMap((facts) =>
      segments.map((memberships) => blockCase(dialect, block, facts, memberships)),
    );
  });
}

export function blockCase(
  dialect: DialectName,
  block: Block,
  facts: CustomerFacts,
  memberships: ReadonlySet<string>,
): BlockCase {
  return {
    template: printBlock(block, dialect).text,
    delivered: Object.fromEntries(deliverTo(storageOf(dialect), block, facts, memberships)),
    expected: renderBlock(block, facts, memberships).html,
  };
}
