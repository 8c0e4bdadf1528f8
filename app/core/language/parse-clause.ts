import { parseArguments } from "./parse-arguments.ts";
import { parseTest, parseTestFrom } from "./parse-test.ts";
import { parseString } from "./parse-value.ts";
import type { Clause, SyntaxMatch, Word } from "./syntax.ts";
import type { TokenCursor } from "./token-cursor.ts";

const KEYWORDS = ["AND", "OR", "NOT", "BETWEEN", "CONTAINS", "IS", "NULL", "MATCHES", "IN"];

/**
 * clause = name , test
 *        | name , ( "MATCHES" | "NOT" , "MATCHES" | "NOT_MATCHES" ) , arguments
 *        | name , arguments , ( "=" | "!=" ) , ( "true" | "false" )
 *        | "anniversary" , "(" , [ "date" , ":" ] , string , ")" , test ;
 */
export function parseClause(cursor: TokenCursor): Clause | undefined {
  const name = parseName(cursor);
  if (name === undefined) return undefined;
  cursor.filter = name.text;
  cursor.parameter = "";
  if (cursor.at("(")) {
    if (name.text.toLowerCase() === "anniversary") return parseAnniversary(cursor, name);
    return parseCall(cursor, name);
  }
  const { start } = cursor.token.span;
  if (cursor.take("NOT_MATCHES")) return parseMatch(cursor, name, true);
  const negated = cursor.take("NOT");
  if (cursor.take("MATCHES")) return parseMatch(cursor, name, negated);
  const written = parseTestFrom(cursor, start, negated);
  return { kind: "comparison", name, written, span: cursor.spanFrom(name.span.start) };
}

/** name = word ; a keyword is none. */
export function parseName(cursor: TokenCursor): Word | undefined {
  cursor.expect("condition");
  if (cursor.token.kind !== "word" || KEYWORDS.some((keyword) => cursor.at(keyword))) {
    cursor.reportUnexpected();
    return undefined;
  }
  const text = cursor.found;
  return { text, span: cursor.advance().span };
}

function parseMatch(cursor: TokenCursor, name: Word, negated: boolean): SyntaxMatch {
  const parameters = parseArguments(cursor);
  return { kind: "match", name, negated, parameters, span: cursor.spanFrom(name.span.start) };
}

/** The form before MATCHES: `orders_placed(count: 2) = true`. */
function parseCall(cursor: TokenCursor, name: Word): SyntaxMatch {
  const { parameters } = parseMatch(cursor, name, false);
  const unequal = cursor.take("!=");
  if (!unequal && !cursor.take("=")) cursor.reportUnexpected();
  const value = cursor.at("TRUE") || cursor.at("FALSE") ? cursor.advance() : undefined;
  if (value === undefined) cursor.reportUnexpected();
  const isFalse = value !== undefined && value.span.end - value.span.start === "false".length;
  const span = cursor.spanFrom(name.span.start);
  return { kind: "match", name, negated: unequal !== isFalse, parameters, span };
}

function parseAnniversary(cursor: TokenCursor, name: Word): Clause | undefined {
  const opening = cursor.advance().span;
  if (cursor.take("DATE") && !cursor.take(":") && !cursor.take("=")) cursor.reportUnexpected();
  const anniversaryOf = parseString(cursor);
  if (!cursor.at(")") && !cursor.atEnd()) cursor.reportUnexpected();
  if (cursor.lost) cursor.recover([")"]);
  if (!cursor.take(")")) cursor.reportUnclosed(opening);
  const written = parseTest(cursor);
  if (anniversaryOf === undefined) return undefined;
  const span = cursor.spanFrom(name.span.start);
  return { kind: "comparison", name, anniversaryOf, written, span };
}
