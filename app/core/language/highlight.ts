import type { Catalog } from "#app/core/catalog/catalog.ts";
import { tokensOf } from "./lexer.ts";
import type { Span } from "./span.ts";
import type { Token } from "./token.ts";

export interface Highlight {
  readonly span: Span;
  readonly kind:
    | "keyword"
    | "attribute"
    | "function"
    | "name"
    | "number"
    | "date"
    | "string"
    | "operator"
    | "punctuation"
    | "unknown";
}

const KEYWORDS = new Set([
  ...["and", "or", "not", "between", "contains", "is", "null", "in", "matches", "not_matches"],
  ...["true", "false", "anniversary"],
]);

/**
 * The parts of query text by what they are, for colours. Their spans are in order, do not overlap,
 * and leave out only blanks. A `name` is a parameter, or nothing the catalog knows.
 */
export function highlight(text: string, catalog: Catalog): Highlight[] {
  const highlights: Highlight[] = [];
  for (const token of tokensOf(text)) {
    if (token.kind === "end") break;
    const { start, end } = token.span;
    highlights.push({ span: token.span, kind: kindOf(token, text.slice(start, end), catalog) });
  }
  return highlights;
}

function kindOf(token: Token, said: string, catalog: Catalog): Highlight["kind"] {
  switch (token.kind) {
    case "word":
      return kindOfWord(said, catalog);
    case "literal":
      return /^[+-]?\d+(\.\d+)?$/.test(said) ? "number" : "date";
    case "symbol":
      return "(),:".includes(said) ? "punctuation" : "operator";
    case "string":
      return "string";
    case "unknown":
    case "end":
      return "unknown";
  }
}

function kindOfWord(word: string, { attributes, functions }: Catalog): Highlight["kind"] {
  if (attributes.has(word)) return "attribute";
  if (functions.has(word)) return "function";
  const lower = word.toLowerCase();
  if (lower === "today" || lower === "yesterday") return "date";
  return KEYWORDS.has(lower) ? "keyword" : "name";
}
