import type { Value } from "./ast.ts";
import { quote } from "./quote.ts";
import { guessLiteral, readLiteral } from "./read-literal.ts";
import type { Word } from "./syntax.ts";
import type { TokenCursor } from "./token-cursor.ts";

/**
 * value = string | number | date | datetime | offset | "today" | "yesterday" | "true" | "false" ;
 *
 * A malformed value is reported and passed: the text after it still makes sense. Where there is no
 * value at all the cursor is lost.
 */
export function parseValue(cursor: TokenCursor): Value | undefined {
  cursor.expect("value");
  switch (cursor.token.kind) {
    case "string": {
      const text = parseString(cursor);
      return text && { kind: "string", ...text };
    }
    case "literal":
      return parseLiteral(cursor);
    case "word":
      return parseValueWord(cursor);
    default:
      cursor.reportUnexpected();
      return undefined;
  }
}

/** A string, whatever its quotes; others than the language's are reported with the fix. */
export function parseString(cursor: TokenCursor): Word | undefined {
  const { token } = cursor;
  if (token.kind !== "string") {
    cursor.reportUnexpected();
    return undefined;
  }
  cursor.advance();
  const { span } = token;
  const mended = quote(token.value);
  if (!token.closed) {
    cursor.report({ code: "unclosed-string", span, fix: { span, text: mended } });
    return undefined;
  }
  if (token.quote !== "'") {
    const particulars = { code: "wrong-quotes", found: token.quote } as const;
    cursor.report({ ...particulars, span, suggestion: mended, fix: { span, text: mended } });
  }
  return { text: token.value, span };
}

function parseLiteral(cursor: TokenCursor): Value | undefined {
  const found = cursor.found;
  const { span } = cursor.advance();
  const literal = readLiteral(found);
  if (literal !== undefined) return { ...literal, span };
  const meant = guessLiteral(found);
  const repair = meant !== undefined && { suggestion: meant, fix: { span, text: meant } };
  cursor.report({ code: "malformed-value", span, found, ...repair });
  return undefined;
}

function parseValueWord(cursor: TokenCursor): Value | undefined {
  const { span } = cursor.token;
  if (cursor.take("TODAY")) return { kind: "offset", amount: 0, unit: "d", span };
  if (cursor.take("YESTERDAY")) return { kind: "offset", amount: -1, unit: "d", span };
  if (cursor.take("TRUE")) return { kind: "boolean", value: true, span };
  if (cursor.take("FALSE")) return { kind: "boolean", value: false, span };
  if (isKeyword(cursor)) cursor.reportUnexpected();
  else passUnquoted(cursor);
  return undefined;
}

/** Text without its quotes: all its words are one mistake, and the rest of the query still makes sense. */
function passUnquoted(cursor: TokenCursor): void {
  const { start } = cursor.token.span;
  while (cursor.token.kind === "word" && !isKeyword(cursor)) cursor.advance();
  const span = cursor.spanFrom(start);
  const found = cursor.text.slice(span.start, span.end);
  const text = quote(found);
  cursor.report({ code: "unexpected", span, found, suggestion: text, fix: { span, text } });
}

function isKeyword(cursor: TokenCursor): boolean {
  return ["AND", "OR", "NOT", "NULL"].some((word) => cursor.at(word));
}
