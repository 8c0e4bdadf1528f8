import { DEEPEST_NESTING } from "./limits.ts";
import { parseClause } from "./parse-clause.ts";
import type { Syntax, SyntaxJunction } from "./syntax.ts";
import type { TokenCursor } from "./token-cursor.ts";

const STOPS = ["AND", "OR", ")"];

/** disjunction = conjunction , { "OR" , conjunction } ; */
export function parseDisjunction(cursor: TokenCursor): Syntax | undefined {
  return parseJunction(cursor, "or", parseConjunction);
}

/** conjunction = unit , { "AND" , unit } ; */
function parseConjunction(cursor: TokenCursor): Syntax | undefined {
  return parseJunction(cursor, "and", parseUnit);
}

function parseJunction(
  cursor: TokenCursor,
  kind: SyntaxJunction["kind"],
  parseOperand: (cursor: TokenCursor) => Syntax | undefined,
): Syntax | undefined {
  const { start } = cursor.token.span;
  const operands: Syntax[] = [];
  do {
    const operand = parseOperand(cursor);
    if (operand === undefined) continue;
    // (a AND b) AND c means a AND b AND c.
    if (operand.kind !== kind) operands.push(operand);
    else for (const inner of operand.operands) operands.push(inner);
  } while (cursor.take(kind.toUpperCase()));
  if (operands.length < 2) return operands[0];
  return { kind, operands, span: cursor.spanFrom(start) };
}

/** unit = "NOT" , unit | "(" , disjunction , ")" | clause ; */
function parseUnit(cursor: TokenCursor): Syntax | undefined {
  const unit = parseNested(cursor);
  cursor.expect("connective");
  if (!STOPS.some((stop) => cursor.at(stop)) && !cursor.atEnd()) cursor.reportUnexpected();
  if (cursor.lost) cursor.recover(STOPS);
  return unit;
}

function parseNested(cursor: TokenCursor): Syntax | undefined {
  const opens = cursor.at("(");
  if (!opens && !cursor.at("NOT")) return parseClause(cursor);
  if (cursor.depth === DEEPEST_NESTING) {
    const { span } = cursor.token;
    if (!cursor.lost) cursor.report({ code: "too-deep", span, limit: DEEPEST_NESTING });
    cursor.lost = true;
    return undefined;
  }
  cursor.depth++;
  const nested = opens ? parseGroup(cursor) : parseNegation(cursor);
  cursor.depth--;
  return nested;
}

function parseNegation(cursor: TokenCursor): Syntax | undefined {
  const { start } = cursor.advance().span;
  const operand = parseNested(cursor);
  return operand && { kind: "not", operand, span: cursor.spanFrom(start) };
}

function parseGroup(cursor: TokenCursor): Syntax | undefined {
  const opening = cursor.advance().span;
  const inner = parseDisjunction(cursor);
  if (!cursor.take(")")) cursor.reportUnclosed(opening);
  return inner;
}
