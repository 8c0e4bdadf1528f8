import { ACTIVITY_DATA } from "#app/core/catalog/activity-functions.ts";
import { makeCatalog } from "#app/core/catalog/catalog.ts";
import type { Query } from "#app/core/language/ast.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { NAMED_SEGMENTS } from "#tests/support/named-segments.ts";
import { PERSON_METAFIELDS } from "#tests/support/person-metafields.ts";

/** A shop that has everything that queries can ask. */
export const FULL_CATALOG = makeCatalog({
  metafields: PERSON_METAFIELDS,
  known: ACTIVITY_DATA,
  segments: NAMED_SEGMENTS,
});

/** Reads a query that a test knows to be sound. */
export function aQuery(text: string): Query {
  const read = readQuery(text, FULL_CATALOG);
  if (!read.ok) throw new Error(`${text}: ${JSON.stringify(read.diagnostics)}`);
  return read.query;
}
