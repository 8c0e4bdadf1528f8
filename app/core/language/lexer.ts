import { readString } from "./lex-string.ts";
import type { Token } from "./token.ts";

/**
 * Cuts query text into tokens, on demand and without backtracking: the tokens in order, with the
 * blanks between them, are the text. Never fails; what it does not know becomes `unknown`.
 */
export function nextToken(text: string, from: number): Token {
  const start = skipBlanks(text, from);
  const first = text[start];
  if (first === undefined) return { kind: "end", span: { start, end: start } };
  if (isQuote(first)) return readString(text, start);
  if (startsLiteral(text, start)) {
    return { kind: "literal", span: { start, end: endOfLiteral(text, start) } };
  }
  if (WORD_START.test(first)) {
    return { kind: "word", span: { start, end: endOfWord(text, start) } };
  }
  const symbol = symbolAt(text, start);
  if (symbol !== undefined) {
    return { kind: "symbol", span: { start, end: start + symbol.length } };
  }
  return { kind: "unknown", span: { start, end: endOfUnknown(text, start) } };
}

/** All tokens of a text, the end included. */
export function* tokensOf(text: string): Generator<Token> {
  let token = nextToken(text, 0);
  yield token;
  while (token.kind !== "end") {
    token = nextToken(text, token.span.end);
    yield token;
  }
}

// A zero-width space comes along when text is copied from a web page.
const BLANK = /[\s\u200b]/;
const WORD_START = /[A-Za-z_]/;
const WORD_PART = /[A-Za-z0-9_]/;
const DIGIT = /[0-9]/;
const LITERAL_PART = /[A-Za-z0-9_.:/]/;
const SYMBOLS: ReadonlySet<string> = new Set([
  ...["!=", "<=", ">=", "<>", "==", "&&", "||"],
  ...["=", "<", ">", "(", ")", ",", ":", "!"],
]);

function skipBlanks(text: string, from: number): number {
  let index = from;
  while (index < text.length && BLANK.test(text.charAt(index))) index++;
  return index;
}

function isQuote(character: string): boolean {
  return "'\"\u2018\u2019\u201c\u201d`".includes(character);
}

function startsLiteral(text: string, start: number): boolean {
  const first = text.charAt(start);
  if (DIGIT.test(first)) return true;
  return "+-.".includes(first) && DIGIT.test(text.charAt(start + 1));
}

/** A dash belongs to a literal that began with a digit, as in `2020-05-30`. */
function endOfLiteral(text: string, start: number): number {
  const signed = !DIGIT.test(text.charAt(start));
  let index = start + 1;
  for (; index < text.length; index++) {
    const character = text.charAt(index);
    if (LITERAL_PART.test(character)) continue;
    const joins = !signed && "+-".includes(character) && DIGIT.test(text.charAt(index + 1));
    if (!joins) break;
  }
  return index;
}

/** Metafield namespaces and keys may hold dashes, so a word may after its first dot. */
function endOfWord(text: string, start: number): number {
  let dotted = false;
  let index = start + 1;
  for (; index < text.length; index++) {
    const character = text.charAt(index);
    if (WORD_PART.test(character)) continue;
    const next = text.charAt(index + 1);
    if (character === "." && WORD_PART.test(next)) dotted = true;
    else if (!(dotted && character === "-" && (next === "-" || WORD_PART.test(next)))) break;
  }
  return index;
}

function symbolAt(text: string, start: number): string | undefined {
  const two = text.slice(start, start + 2);
  if (SYMBOLS.has(two)) return two;
  const one = text.charAt(start);
  return SYMBOLS.has(one) ? one : undefined;
}

function endOfUnknown(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && startsNothing(text, index)) index++;
  return index;
}

function startsNothing(text: string, index: number): boolean {
  const character = text.charAt(index);
  return (
    !BLANK.test(character) &&
    !isQuote(character) &&
    !WORD_START.test(character) &&
    !startsLiteral(text, index) &&
    symbolAt(text, index) === undefined
  );
}
