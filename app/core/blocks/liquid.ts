import {
  Liquid,
  type TagToken,
  type Token,
  TokenizationError,
  Tokenizer,
  TypeGuards,
} from "liquidjs";
import type { Span } from "#app/core/language/span.ts";
import type {
  LiquidFilter,
  LiquidLoop,
  LiquidPart,
  LiquidPiece,
  LiquidTerm,
} from "./liquid-piece.ts";

// The only module that knows the Liquid library. Its tokenizer reads; what the pieces mean is ours.

const OPTIONS = new Liquid().options;

export type LiquidRead =
  | { readonly ok: true; readonly pieces: readonly LiquidPiece[] }
  | { readonly ok: false; readonly span: Span };

/** Cuts Liquid source into pieces, trim marks applied, or says where it stops being Liquid. */
export function readLiquid(source: string): LiquidRead {
  try {
    const pieces: LiquidPiece[] = [];
    for (const token of new Tokenizer(source).readTopLevelTokens(OPTIONS)) {
      pieces.push(readToken(token, source));
    }
    return { ok: true, pieces };
  } catch (fault) {
    if (fault instanceof TokenizationError) return { ok: false, span: spanOf(fault.token) };
    throw fault;
  }
}

function readToken(token: Token, source: string): LiquidPiece {
  const span = spanOf(token);
  if (TypeGuards.isHTMLToken(token)) return { kind: "text", text: token.getContent(), span };
  if (TypeGuards.isTagToken(token)) return readTag(token, span);
  if (TypeGuards.isOutputToken(token)) {
    const tokenizer = new Tokenizer(source, undefined, undefined, token.contentRange);
    const { initial, filters } = tokenizer.readFilteredValue();
    const [value, ...more] = initial.postfix;
    if (value === undefined || more.length > 0 || !atEnd(tokenizer)) return { kind: "other", span };
    return {
      kind: "output",
      value: toTerm(value),
      filters: filters.map(({ name, args, begin, end }): LiquidFilter => {
        const parts = args.map((arg) => (Array.isArray(arg) ? undefined : toTerm(arg)));
        const given = parts.filter((part) => part !== undefined);
        // A named argument, `default: 'x', allow_false: true`, is no part of the subset.
        return {
          name,
          arguments: given.length === args.length ? given : undefined,
          span: { start: begin, end },
        };
      }),
      span,
    };
  }
  return { kind: "other", span };
}

function readTag(token: TagToken, span: Span): LiquidPiece {
  const { name, tokenizer } = token;
  switch (name) {
    case "if":
    case "elsif":
    case "unless":
      return { kind: "tag", name, parts: readParts(tokenizer), span };
    case "for":
      return { kind: "tag", name, loop: readLoop(tokenizer), span };
    default:
      return { kind: "tag", name, span };
  }
}

function readParts(tokenizer: Tokenizer): LiquidPart[] | undefined {
  const parts: LiquidPart[] = [];
  for (const token of tokenizer.readExpressionTokens()) {
    parts.push(
      TypeGuards.isOperatorToken(token)
        ? { kind: "operator", operator: token.operator, span: spanOf(token) }
        : toTerm(token),
    );
  }
  return atEnd(tokenizer) ? parts : undefined;
}

/** `item in list limit:3`; anything more is no loop of ours. */
function readLoop(tokenizer: Tokenizer): LiquidLoop | undefined {
  const item = tokenizer.readIdentifier().content;
  if (tokenizer.readIdentifier().content !== "in") return undefined;
  const list = tokenizer.readValue();
  if (list === undefined) return undefined;

  let limit: number | undefined;
  for (const hash of tokenizer.readHashes()) {
    if (hash.name.content !== "limit" || !TypeGuards.isNumberToken(hash.value)) return undefined;
    limit = hash.value.content;
  }
  return atEnd(tokenizer) ? { item, list: toTerm(list), limit } : undefined;
}

function toTerm(token: Token): LiquidTerm {
  const span = spanOf(token);
  if (TypeGuards.isQuotedToken(token)) return { kind: "text", text: token.content, span };
  if (TypeGuards.isPropertyAccessToken(token)) {
    return { kind: "name", name: token.getText().trim(), span };
  }
  return { kind: "other", span };
}

function atEnd(tokenizer: Tokenizer): boolean {
  tokenizer.skipBlank();
  return tokenizer.end();
}

function spanOf({ begin, end }: Token): Span {
  return { start: begin, end };
}
