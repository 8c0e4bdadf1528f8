import type { Operator, Test, Value } from "./ast.ts";
import { parseValue } from "./parse-value.ts";
import type { Span } from "./span.ts";
import type { Word, WrittenTest } from "./syntax.ts";
import type { TokenCursor } from "./token-cursor.ts";

const OPERATORS: Readonly<Record<string, Operator>> = {
  "=": "=",
  "!=": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

/** What people of other languages write. */
const MEANT: Readonly<Record<string, Operator>> = { "<>": "!=", "==": "=" };

/**
 * test = operator , ( value | list )
 *      | "BETWEEN" , value , "AND" , value
 *      | [ "NOT" ] , ( "CONTAINS" , value | "IN" , list )
 *      | "IS" , [ "NOT" ] , "NULL" ;
 */
export function parseTest(cursor: TokenCursor): WrittenTest | undefined {
  const { start } = cursor.token.span;
  return parseTestFrom(cursor, start, cursor.take("NOT"));
}

/** The same, for those who have passed a NOT to see what it belongs to. */
export function parseTestFrom(
  cursor: TokenCursor,
  start: number,
  negated: boolean,
): WrittenTest | undefined {
  cursor.expect(negated ? "negated-test" : "test");
  const word = (text: string): Word => ({ text, span: cursor.spanFrom(start) });
  if (cursor.take("CONTAINS")) {
    const operator = word(negated ? "NOT CONTAINS" : "CONTAINS");
    const value = parseValue(cursor);
    return written(operator, value && { kind: "contains", negated, value });
  }
  if (cursor.take("IN")) {
    const operator = word(negated ? "NOT IN" : "IN");
    return written(operator, listTest(parseList(cursor), negated));
  }
  if (negated) {
    cursor.reportUnexpected();
    return undefined;
  }
  if (cursor.take("BETWEEN")) return parseBetween(cursor, word("BETWEEN"));
  if (cursor.take("IS")) return parseNull(cursor, start);
  return parseComparison(cursor);
}

/** The test of a parameter may follow a colon and leave its equals sign out: `id: (1, 2)`. */
export function parseParameterTest(cursor: TokenCursor): WrittenTest | undefined {
  const colon = cursor.token.span;
  const old = cursor.take(":");
  const bare =
    cursor.at("(") || ["literal", "string"].includes(cursor.token.kind) || isValueWord(cursor);
  if (old && bare) return parseOperand(cursor, { text: "=", span: colon }, "=");
  return parseTest(cursor);
}

function isValueWord(cursor: TokenCursor): boolean {
  return ["TODAY", "YESTERDAY", "TRUE", "FALSE"].some((word) => cursor.at(word));
}

function parseComparison(cursor: TokenCursor): WrittenTest | undefined {
  const meant = MEANT[cursor.found];
  const operator = OPERATORS[cursor.found];
  if (cursor.token.kind !== "symbol" || (meant ?? operator) === undefined) {
    cursor.reportUnexpected();
    return undefined;
  }
  if (operator === undefined) {
    const { span } = cursor.token;
    cursor.reportUnexpected({ span, text: meant ?? "=" });
    return undefined;
  }
  const { span } = cursor.advance();
  return parseOperand(cursor, { text: operator, span }, operator);
}

/** After = a list means IN, as Shopify's older form writes it. */
function parseOperand(cursor: TokenCursor, word: Word, operator: Operator): WrittenTest {
  if (cursor.at("(")) {
    const negated = operator === "!=";
    if (operator !== "=" && !negated) cursor.reportUnexpected();
    return written(word, listTest(parseList(cursor), negated));
  }
  const value = parseValue(cursor);
  return written(word, value && { kind: "compare", operator, value });
}

function parseBetween(cursor: TokenCursor, operator: Word): WrittenTest {
  const low = parseValue(cursor);
  cursor.expect("and");
  if (!cursor.lost && !cursor.take("AND")) cursor.reportUnexpected();
  const high = cursor.lost ? undefined : parseValue(cursor);
  return written(operator, low && high && { kind: "between", low, high });
}

function parseNull(cursor: TokenCursor, start: number): WrittenTest {
  cursor.expect("null");
  const negated = cursor.take("NOT");
  cursor.expect("null");
  if (!cursor.take("NULL")) cursor.reportUnexpected();
  const text = negated ? "IS NOT NULL" : "IS NULL";
  const span: Span = cursor.spanFrom(start);
  return written({ text, span }, cursor.lost ? undefined : { kind: "null", negated });
}

const LIST_STOPS = [",", ")"];

/** list = "(" , value , { "," , value } , ")" ; */
function parseList(cursor: TokenCursor): Value[] | undefined {
  cursor.expect("arguments");
  const opening = cursor.token.span;
  if (!cursor.take("(")) {
    cursor.reportUnexpected();
    return undefined;
  }
  const values: Value[] = [];
  let sound = true;
  do {
    const value = parseValue(cursor);
    cursor.expect("separator");
    if (value === undefined) sound = false;
    else values.push(value);
    if (!cursor.atEnd() && !LIST_STOPS.some((stop) => cursor.at(stop))) cursor.reportUnexpected();
    sound &&= !cursor.lost;
    if (cursor.lost) cursor.recover(LIST_STOPS);
  } while (cursor.take(","));
  if (cursor.take(")")) return sound ? values : undefined;
  cursor.reportUnclosed(opening);
  return undefined;
}

function listTest(values: readonly Value[] | undefined, negated: boolean): Test | undefined {
  return values && { kind: "in", negated, values };
}

function written(operator: Word, test: Test | undefined): WrittenTest {
  return { operator, test };
}
