import { makeCatalog } from "#app/core/catalog/catalog.ts";
import type { Query } from "#app/core/language/ast.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { PERSON_METAFIELDS } from "#tests/support/person-metafields.ts";

const CATALOG = makeCatalog({ metafields: PERSON_METAFIELDS });

/** Reads a query that a test knows to be sound. */
export function aQuery(text: string): Query {
  const read = readQuery(text, CATALOG);
  if (!read.ok) throw new Error(`${text}: ${JSON.stringify(read.diagnostics)}`);
  return read.query;
}
