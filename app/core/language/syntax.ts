import type { Test } from "./ast.ts";
import type { Span } from "./span.ts";

/**
 * The tree as written, before the catalog is asked. A part that could not be read is `undefined`;
 * its mistake has been reported, and the rest can still be checked.
 */
export type Syntax = SyntaxJunction | SyntaxNegation | Clause;

export type Clause = SyntaxComparison | SyntaxMatch;

export interface SyntaxJunction {
  readonly kind: "and" | "or";
  readonly operands: readonly Syntax[];
  readonly span: Span;
}

export interface SyntaxNegation {
  readonly kind: "not";
  readonly operand: Syntax;
  readonly span: Span;
}

export interface SyntaxComparison {
  readonly kind: "comparison";
  readonly name: Word;
  /** The attribute inside `anniversary ('metafields.facts.birth_date')`. */
  readonly anniversaryOf?: Word;
  readonly written: WrittenTest | undefined;
  readonly span: Span;
}

export interface SyntaxMatch {
  readonly kind: "match";
  readonly name: Word;
  readonly negated: boolean;
  readonly parameters: readonly SyntaxArgument[];
  readonly span: Span;
}

export interface SyntaxArgument {
  readonly name: Word;
  readonly written: WrittenTest | undefined;
  readonly span: Span;
}

/** A test with its operator as keyword, `NOT CONTAINS`, so that mistakes can name and mark it. */
export interface WrittenTest {
  readonly operator: Word;
  readonly test: Test | undefined;
}

export interface Word {
  readonly text: string;
  readonly span: Span;
}
