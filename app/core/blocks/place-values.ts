import type { ContentMistake } from "./block-mistake.ts";
import type { ChoosePiece, Content, EachPiece, Piece, Shown, ValuePiece } from "./content.ts";
import type { Detail, Transform } from "./detail.ts";
import {
  afterText,
  afterValue,
  HTML_START,
  type HtmlState,
  isSamePlace,
  type Place,
  placeOf,
} from "./html-place.ts";
import { TEMPLATE_BRACE } from "./template-brace.ts";
import { transformed } from "./write-details.ts";

const MADE_SAFE: Readonly<Record<Place, readonly Transform[]>> = {
  text: [],
  attribute: [],
  url: ["link"],
  urlpart: ["urlpart"],
  colour: ["colour"],
};

interface Walk {
  readonly mistakes: ContentMistake[];
}

/** Follows the markup, makes each value safe for the place it is printed at, and reports where none is. */
export function placeValues(content: Content): {
  readonly content: Content;
  readonly mistakes: readonly ContentMistake[];
} {
  const walk: Walk = { mistakes: [] };
  const [placed] = placeAll(walk, content, HTML_START);
  return { content: placed, mistakes: walk.mistakes };
}

function placeAll(walk: Walk, content: Content, start: HtmlState): readonly [Content, HtmlState] {
  let state = start;
  const placed: Piece[] = [];
  for (const piece of content) {
    const [next, after] = placePiece(walk, piece, state);
    placed.push(next);
    state = after;
  }
  return [placed, state];
}

function placePiece(walk: Walk, piece: Piece, state: HtmlState): readonly [Piece, HtmlState] {
  switch (piece.kind) {
    case "text":
      if (hasBraceInStyle(piece.text, state)) {
        walk.mistakes.push({ code: "brace-in-style", span: piece.span });
      }
      return [piece, afterText(state, piece.text)];
    case "value":
      return [placeValue(walk, piece, state), afterValue(state)];
    case "choose":
      return placeChoose(walk, piece, state);
    case "each":
      return placeEach(walk, piece, state);
  }
}

/** Elsewhere a brace that a template could mistake for its own is printed as an entity; in a style there are none. */
function hasBraceInStyle(text: string, start: HtmlState): boolean {
  return [...text.matchAll(TEMPLATE_BRACE)].some(({ index }) => {
    const { mode } = afterText(start, text.slice(0, index));
    return mode === "style" || mode === "script";
  });
}

function placeValue(walk: Walk, piece: ValuePiece, state: HtmlState): ValuePiece {
  const { shown, instead, span } = piece;
  const place = placeOf(state);
  const safe = place && MADE_SAFE[place];
  // An item that is a text is printed by the platform's own loop, just as it is.
  const isBare = shown.kind === "item" && shown.part === undefined;
  if (safe === undefined || (isBare && safe.length > 0)) {
    walk.mistakes.push({ code: "unsafe-place", span });
    return piece;
  }
  return {
    ...piece,
    shown: withTransforms(shown, safe),
    instead: instead && transformed(instead, safe),
  };
}

function withTransforms(shown: Shown, more: readonly Transform[]): Shown {
  if (more.length === 0) return shown;
  const add = (detail: Detail): Detail => ({
    ...detail,
    transforms: [...detail.transforms, ...more],
  });
  return shown.kind === "detail"
    ? { ...shown, detail: add(shown.detail) }
    : { ...shown, part: shown.part && add(shown.part) };
}

function placeChoose(
  walk: Walk,
  piece: ChoosePiece,
  state: HtmlState,
): readonly [Piece, HtmlState] {
  const bodies = piece.branches.map((branch) => placeAll(walk, branch.body, state));
  const [otherwise, end] = placeAll(walk, piece.otherwise, state);
  if (!bodies.every(([, after]) => isSamePlace(after, end))) {
    walk.mistakes.push({ code: "branches-differ", span: piece.span });
  }
  const branches = piece.branches.map(({ condition, body }, index) => ({
    condition,
    body: bodies[index]?.[0] ?? body,
  }));
  return [{ ...piece, branches, otherwise }, end];
}

function placeEach(walk: Walk, piece: EachPiece, state: HtmlState): readonly [Piece, HtmlState] {
  const [body, after] = placeAll(walk, piece.body, state);
  const [empty, afterEmpty] = placeAll(walk, piece.empty, state);
  // Any number of rounds must end where they began, for the next one to mean the same.
  if (!isSamePlace(after, state) || !isSamePlace(afterEmpty, state)) {
    walk.mistakes.push({ code: "branches-differ", span: piece.span });
  }
  return [{ ...piece, body, empty }, state];
}
