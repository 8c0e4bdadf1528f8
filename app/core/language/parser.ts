import type { Expectation } from "./expectation.ts";
import { MOST_MISTAKES } from "./limits.ts";
import type { Mistake } from "./mistake.ts";
import { parseDisjunction } from "./parse-condition.ts";
import type { Syntax } from "./syntax.ts";
import { TokenCursor } from "./token-cursor.ts";

export interface Parsed {
  /** `undefined` for blank text, or when nothing of it could be read. */
  readonly syntax: Syntax | undefined;
  readonly mistakes: readonly Mistake[];
}

/**
 * query = [ disjunction ] ;
 *
 * Reads any text in linear time and bounded stack. Goes on after a mistake, so that all of them are
 * found; with no mistakes, the whole text is in the tree.
 */
export function parse(text: string): Parsed {
  const cursor = new TokenCursor(text);
  if (cursor.atEnd()) return { syntax: undefined, mistakes: [] };
  const syntax = parseAll(cursor);
  return { syntax, mistakes: cursor.mistakes };
}

/** What may come after a text; nothing where the parser was lost before its end. */
export function expectedAfter(text: string): Expectation | undefined {
  const cursor = new TokenCursor(text);
  parseAll(cursor);
  return cursor.expected;
}

function parseAll(cursor: TokenCursor): Syntax | undefined {
  const parts: Syntax[] = [];
  let more = true;
  while (more) {
    const part = parseDisjunction(cursor);
    if (part !== undefined) parts.push(part);
    more = passStrayClosing(cursor);
  }
  const [first] = parts;
  if (parts.length < 2) return first;
  return { kind: "and", operands: parts, span: cursor.spanFrom(0) };
}

/** Only a closing parenthesis without its opening one stops a disjunction before the end. Says if more follows. */
function passStrayClosing(cursor: TokenCursor): boolean {
  if (cursor.atEnd()) return false;
  cursor.reportUnexpected({ span: cursor.token.span, text: "" });
  cursor.advance();
  cursor.lost = false;
  if (!cursor.take("AND")) cursor.take("OR");
  return !cursor.atEnd() && cursor.mistakes.length < MOST_MISTAKES;
}
