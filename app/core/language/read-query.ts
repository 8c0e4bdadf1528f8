import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Condition, Query } from "./ast.ts";
import { check } from "./check.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { LONGEST_QUERY, MOST_MISTAKES } from "./limits.ts";
import { locate } from "./locate.ts";
import type { Mistake } from "./mistake.ts";
import { parse } from "./parser.ts";
import { makeSegmentReader, type SegmentReader } from "./segment-reader.ts";
import { toCondition } from "./to-query.ts";

export type ReadResult =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface ReadSettings {
  /** The segment whose definition is read: it can ask for none that asks for it in turn. */
  readonly self?: string | undefined;
}

/**
 * Reads query text against a shop's catalog: the one door into the language.
 *
 * Accepts what Shopify's editor accepts, in its present and its former syntax, and more (see the
 * README beside). Blank text is the query that everyone meets. Finds every mistake, in the order of
 * the text, up to a hundred. Never throws; takes time linear in the text.
 */
export function readQuery(text: string, catalog: Catalog, { self }: ReadSettings = {}): ReadResult {
  const read = readText(text, makeSegmentReader(catalog, self, readText));
  if (!read.ok) return refuse(text, read.mistakes);
  return { ok: true, query: { kind: "query", condition: read.condition } };
}

type TextRead =
  | { readonly ok: true; readonly condition: Condition | undefined }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

function readText(text: string, segments: SegmentReader): TextRead {
  if (text.length > LONGEST_QUERY) {
    const span = { start: LONGEST_QUERY, end: text.length };
    return { ok: false, mistakes: [{ code: "too-long", limit: LONGEST_QUERY, span }] };
  }
  const { syntax, mistakes } = parse(text);
  const found = [...unstorable(text), ...mistakes, ...(syntax ? check(syntax, segments) : [])];
  if (found.length > 0) return { ok: false, mistakes: found };
  return { ok: true, condition: syntax && toCondition(syntax, segments) };
}

function refuse(
  text: string,
  mistakes: readonly Mistake[],
): Extract<ReadResult, { readonly ok: false }> {
  const inOrder = mistakes.toSorted((one, other) => one.span.start - other.span.start);
  return { ok: false, diagnostics: locate(text, inOrder.slice(0, MOST_MISTAKES)) };
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair, and queries are kept as written. */
function unstorable(text: string): Mistake[] {
  const found = /[\0\p{Surrogate}]/u.exec(text);
  if (found === null) return [];
  return [{ code: "unstorable-character", span: { start: found.index, end: found.index + 1 } }];
}
