import type { Block } from "./block.ts";
import { chooseVariant } from "./choose-variant.ts";
import type { Check, Content, Piece, Shown, Test } from "./content.ts";
import type { CustomerFacts } from "./customer-facts.ts";
import { detailName } from "./detail.ts";
import { detailsOfContent } from "./details-of.ts";
import { escapeHtml } from "./escape.ts";
import { htmlToText } from "./html-to-text.ts";
import { type Details, writeDetails, type WrittenThing } from "./write-details.ts";

export interface Rendered {
  readonly html: string;
  /** The same for mail programs that show no HTML. */
  readonly text: string;
}

/** What one customer reads. Every platform, given our print and our details, must show the same. */
export function renderBlock(
  block: Block,
  facts: CustomerFacts,
  memberships: ReadonlySet<string>,
): Rendered {
  const { content } = chooseVariant(block, memberships);
  return renderContent(content, writeDetails(facts, detailsOfContent(content).values()));
}

/** Renders one version with details already written out. */
export function renderContent(content: Content, details: Details): Rendered {
  const html = render(content, { details, items: new Map() });
  return { html, text: htmlToText(html) };
}

interface Scope {
  readonly details: Details;
  readonly items: ReadonlyMap<string, string | WrittenThing>;
}

function render(content: Content, scope: Scope): string {
  return content.map((piece) => renderPiece(piece, scope)).join("");
}

function renderPiece(piece: Piece, scope: Scope): string {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "value":
      return escapeHtml(textOf(piece.shown, scope) ?? piece.instead ?? "");
    case "choose": {
      const branch = piece.branches.find(({ condition }) => holds(condition, scope));
      return render(branch?.body ?? piece.otherwise, scope);
    }
    case "each": {
      const list = scope.details.get(detailName(piece.list)) ?? [];
      const items = typeof list === "string" ? [list] : list.slice(0, piece.limit);
      if (items.length === 0) return render(piece.empty, scope);
      return items
        .map((item) =>
          render(piece.body, { ...scope, items: new Map([...scope.items, [piece.item, item]]) }),
        )
        .join("");
    }
  }
}

function holds({ joined, tests }: Check, scope: Scope): boolean {
  const holdsHere = (test: Test) => testHolds(test, scope);
  return joined === "and" ? tests.every(holdsHere) : tests.some(holdsHere);
}

function testHolds(test: Test, scope: Scope): boolean {
  if (test.kind === "present") return isPresent(test.shown, scope) !== test.negated;
  return (textOf(test.shown, scope) === test.text) !== test.negated;
}

function isPresent(shown: Shown, scope: Scope): boolean {
  return shown.kind === "item"
    ? textOf(shown, scope) !== undefined
    : scope.details.has(detailName(shown.detail));
}

function textOf(shown: Shown, { details, items }: Scope): string | undefined {
  if (shown.kind === "item") {
    const item = items.get(shown.item);
    if (typeof item === "string") return item;
    return shown.part && item?.[detailName(shown.part)];
  }
  const found = details.get(detailName(shown.detail));
  return typeof found === "string" ? found : undefined;
}
