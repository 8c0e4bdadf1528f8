import type { Block } from "#app/core/blocks/block.ts";
import type { Check, Content, EachPiece, Piece, ValuePiece } from "#app/core/blocks/content.ts";
import { neutralize as neutralizeCurly } from "#app/core/blocks/template-brace.ts";

/** The words of one template language. Each returns a whole tag; none adds white space. */
export interface TemplateWords {
  /** What makes the merchant's own markup safe from this language; that of braces when absent. */
  readonly neutralize?: (text: string) => string;
  readonly value: (piece: ValuePiece) => string;
  /** `{% if ... %}` for the first branch, `{% elsif ... %}` for those after it. */
  readonly branch: (check: Check, first: boolean) => string;
  /** The same for the version a customer sees. */
  readonly version: (block: Block, key: string, first: boolean) => string;
  readonly otherwise: string;
  readonly endBranches: string;
  readonly each: (piece: EachPiece) => string;
  readonly empty: string;
  readonly endEach: string;
}

/** Prints all versions of a block, of which the platform shows each customer hers. */
export function printVersions(block: Block, words: TemplateWords): string {
  if (block.variants.length === 0) return printContent(block.fallback, words);
  const versions = block.variants.map(
    ({ key, content }, index) =>
      words.version(block, key, index === 0) + printContent(content, words),
  );
  const rest = words.otherwise + printContent(block.fallback, words);
  return versions.join("") + rest + words.endBranches;
}

export function printContent(content: Content, words: TemplateWords): string {
  return content.map((piece) => printPiece(piece, words)).join("");
}

function printPiece(piece: Piece, words: TemplateWords): string {
  switch (piece.kind) {
    case "text":
      return (words.neutralize ?? neutralizeCurly)(piece.text);
    case "value":
      return words.value(piece);
    case "choose": {
      const branches = piece.branches.map(
        ({ condition, body }, index) =>
          words.branch(condition, index === 0) + printContent(body, words),
      );
      const rest =
        piece.otherwise.length === 0 ? "" : words.otherwise + printContent(piece.otherwise, words);
      return branches.join("") + rest + words.endBranches;
    }
    case "each": {
      const rest = piece.empty.length === 0 ? "" : words.empty + printContent(piece.empty, words);
      return words.each(piece) + printContent(piece.body, words) + rest + words.endEach;
    }
  }
}
