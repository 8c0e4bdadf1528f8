import { parseParameterTest } from "./parse-test.ts";
import type { SyntaxArgument } from "./syntax.ts";
import type { TokenCursor } from "./token-cursor.ts";

const STOPS = [",", ")"];

/** arguments = "(" , [ argument , { "," , argument } ] , ")" ; */
export function parseArguments(cursor: TokenCursor): SyntaxArgument[] {
  cursor.expect("arguments");
  const opening = cursor.token.span;
  if (!cursor.take("(")) {
    cursor.reportUnexpected();
    return [];
  }
  const parsed: SyntaxArgument[] = [];
  if (cursor.take(")")) return parsed;
  cursor.used = [];
  do {
    const argument = parseArgument(cursor);
    cursor.expect("separator");
    if (argument !== undefined) parsed.push(argument);
    if (!cursor.lost && !cursor.atEnd() && !STOPS.some((stop) => cursor.at(stop))) {
      reportMissingComma(cursor);
    }
    if (cursor.lost) cursor.recover(STOPS);
  } while (cursor.take(","));
  if (!cursor.take(")")) cursor.reportUnclosed(opening);
  return parsed;
}

/** argument = name , ( test | ":" , [ test | value | list ] ) ; */
function parseArgument(cursor: TokenCursor): SyntaxArgument | undefined {
  cursor.parameter = "";
  cursor.expect("parameter");
  if (cursor.token.kind !== "word") {
    cursor.reportUnexpected();
    return undefined;
  }
  const name = { text: cursor.found, span: cursor.advance().span };
  cursor.parameter = name.text;
  cursor.used.push(name.text);
  const written = parseParameterTest(cursor);
  return { name, written, span: cursor.spanFrom(name.span.start) };
}

/** Conditions inside the parentheses are joined by commas; AND is the usual slip. */
function reportMissingComma(cursor: TokenCursor): void {
  cursor.reportUnexpected(cursor.at("AND") ? { span: cursor.token.span, text: "," } : undefined);
}
