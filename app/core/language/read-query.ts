import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Query } from "./ast.ts";
import { check } from "./check.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { LONGEST_QUERY, MOST_MISTAKES } from "./limits.ts";
import { locate } from "./locate.ts";
import type { Mistake } from "./mistake.ts";
import { parse } from "./parser.ts";
import { toCondition } from "./to-query.ts";

export type ReadResult =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads query text against a shop's catalog: the one door into the language.
 *
 * Accepts what Shopify's editor accepts, in its present and its former syntax, and more (see the
 * README beside). Blank text is the query that everyone meets. Finds every mistake, in the order of
 * the text, up to a hundred. Never throws; takes time linear in the text.
 */
export function readQuery(text: string, catalog: Catalog): ReadResult {
  if (text.length > LONGEST_QUERY) {
    const span = { start: LONGEST_QUERY, end: text.length };
    return refuse(text, [{ code: "too-long", limit: LONGEST_QUERY, span }]);
  }
  const { syntax, mistakes } = parse(text);
  const found = [...unstorable(text), ...mistakes, ...(syntax ? check(syntax, catalog) : [])];
  if (found.length > 0) return refuse(text, found);
  const condition = syntax && toCondition(syntax, catalog);
  return { ok: true, query: { kind: "query", condition } };
}

function refuse(text: string, mistakes: readonly Mistake[]): ReadResult {
  const inOrder = mistakes.toSorted((one, other) => one.span.start - other.span.start);
  return { ok: false, diagnostics: locate(text, inOrder.slice(0, MOST_MISTAKES)) };
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair, and queries are kept as written. */
function unstorable(text: string): Mistake[] {
  const found = /[\0\p{Surrogate}]/u.exec(text);
  if (found === null) return [];
  return [{ code: "unstorable-character", span: { start: found.index, end: found.index + 1 } }];
}
