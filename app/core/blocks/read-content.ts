import type { ContentMistake } from "./block-mistake.ts";
import type { Branch, Check, Content, Piece } from "./content.ts";
import { readLiquid } from "./liquid.ts";
import type { LiquidPiece, LiquidTag } from "./liquid-piece.ts";
import { placeValues } from "./place-values.ts";
import { readCheck } from "./read-check.ts";
import { readEach } from "./read-each.ts";
import { readValue } from "./read-value.ts";
import { assuredName, type Reading, report } from "./reading.ts";

export interface ContentRead {
  readonly content: Content;
  /** In the order of the source. */
  readonly mistakes: readonly ContentMistake[];
}

/**
 * Reads Liquid source into the tree that every dialect prints. Finds every mistake it can; the
 * content is whole only if there are none but warnings.
 */
export function readContent(source: string): ContentRead {
  const read = readLiquid(source);
  if (!read.ok) return { content: [], mistakes: [{ code: "not-liquid", span: read.span }] };

  const reading: Reading = {
    pieces: read.pieces,
    position: 0,
    items: [],
    assured: [],
    mistakes: [],
  };
  const body = readBody(reading);
  for (
    let stray = reading.pieces[reading.position];
    stray;
    stray = reading.pieces[reading.position]
  ) {
    if (stray.kind === "tag") {
      report(reading, { code: "unbalanced-tag", name: stray.name, span: stray.span });
    }
    reading.position += 1;
    body.push(...readBody(reading));
  }
  const placed = placeValues(body);
  const mistakes = [...reading.mistakes, ...placed.mistakes];
  return {
    content: placed.content,
    mistakes: mistakes.sort((a, b) => a.span.start - b.span.start),
  };
}

/** Reads pieces up to a tag that ends or continues something. */
function readBody(reading: Reading): Piece[] {
  const content: Piece[] = [];
  for (;;) {
    const piece = reading.pieces[reading.position];
    if (piece === undefined) return content;
    if (piece.kind === "tag" && ENDERS.has(piece.name)) return content;
    reading.position += 1;
    content.push(...readPiece(reading, piece));
  }
}

const ENDERS = new Set(["else", "elsif", "endif", "endunless", "endfor"]);

function readPiece(reading: Reading, piece: LiquidPiece): readonly Piece[] {
  switch (piece.kind) {
    case "text":
      return piece.text === "" ? [] : [{ kind: "text", text: piece.text, span: piece.span }];
    case "output":
      return readValue(reading, piece);
    case "tag":
      return readTag(reading, piece);
    case "other":
      report(reading, { code: "outside-subset", span: piece.span });
      return [];
  }
}

function readTag(reading: Reading, tag: LiquidTag): readonly Piece[] {
  switch (tag.name) {
    case "if":
    case "unless":
      return readChoose(reading, tag);
    case "for":
      return readFor(reading, tag);
    case "comment":
      skipTo(reading, "endcomment", tag);
      return [];
    case "raw":
    case "endraw":
    case "#":
      return []; // What is raw comes as text.
    default:
      report(reading, { code: "unknown-tag", name: tag.name, span: tag.span });
      return [];
  }
}

function readChoose(reading: Reading, opening: LiquidTag): readonly Piece[] {
  const branches: Branch[] = [];
  let otherwise: Content = [];
  let tag: LiquidTag | undefined = opening;
  let finished = false;
  while (tag !== undefined && !finished) {
    if (tag.name === "else") {
      otherwise = readBody(reading);
      finished = true;
    } else {
      const condition = readCheck(reading, tag);
      const body = readAssured(reading, condition);
      if (condition !== undefined) branches.push({ condition, body });
    }
    tag = takeTag(
      reading,
      finished ? [`end${opening.name}`] : ["elsif", "else", `end${opening.name}`],
    );
    if (tag?.name === `end${opening.name}`) {
      return [{ kind: "choose", branches, otherwise, span: opening.span }];
    }
  }
  report(reading, { code: "unbalanced-tag", name: opening.name, span: opening.span });
  return [];
}

/** Reads a body in which the fields that its condition asks for surely have a value. */
function readAssured(reading: Reading, condition: Check | undefined): Piece[] {
  const before = reading.assured.length;
  if (condition !== undefined && (condition.joined === "and" || condition.tests.length === 1)) {
    for (const { shown, negated } of condition.tests) {
      if (!negated) reading.assured.push(assuredName(shown));
    }
  }
  const body = readBody(reading);
  reading.assured.length = before;
  return body;
}

function readFor(reading: Reading, opening: LiquidTag): readonly Piece[] {
  const each = readEach(reading, opening);
  reading.items.push({ item: opening.loop?.item ?? "", list: each?.list.field });
  const body = readBody(reading);
  reading.items.pop();
  let closing = takeTag(reading, ["else", "endfor"]);
  let empty: Content = [];
  if (closing?.name === "else") {
    empty = readBody(reading);
    closing = takeTag(reading, ["endfor"]);
  }
  if (closing === undefined) {
    report(reading, { code: "unbalanced-tag", name: "for", span: opening.span });
    return [];
  }
  return each === undefined ? [] : [{ ...each, body, empty }];
}

/** The next tag if it is one of those named. */
function takeTag(reading: Reading, names: readonly string[]): LiquidTag | undefined {
  const piece = reading.pieces[reading.position];
  if (piece?.kind !== "tag" || !names.includes(piece.name)) return undefined;
  reading.position += 1;
  return piece;
}

function skipTo(reading: Reading, name: string, opening: LiquidTag): void {
  for (;;) {
    const piece = reading.pieces[reading.position];
    if (piece === undefined) {
      report(reading, { code: "unbalanced-tag", name: opening.name, span: opening.span });
      return;
    }
    reading.position += 1;
    if (piece.kind === "tag" && piece.name === name) return;
  }
}
