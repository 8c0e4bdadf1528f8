import type { Catalog } from "#app/core/catalog/catalog.ts";
import type { Query } from "#app/core/language/ast.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { invariant } from "#app/lib/invariant.ts";

/** The query of a stored text: it was read and checked before it was stored. */
export function storedQuery(text: string, catalog: Catalog): Query {
  const read = readQuery(text, catalog);
  invariant(read.ok, "a stored query can be read");
  return read.query;
}
