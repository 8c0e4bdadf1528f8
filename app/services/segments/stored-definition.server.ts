import { makeCatalog, type ShopVocabulary } from "#app/core/catalog/catalog.ts";
import type { StoredDefinition } from "#app/core/catalog/segment-definition.ts";
import type { Query } from "#app/core/language/ast.ts";
import { storedQuery } from "./stored-query.server.ts";

/** The query of a stored definition: what it meant from the beginning, in the names used now. */
export function storedDefinition(
  { query, segments }: StoredDefinition,
  vocabulary: ShopVocabulary,
): Query {
  const names = new Map(vocabulary.segments?.map(({ segment, name }) => [segment, name]));
  const meant = segments.map((each) => ({
    ...each,
    name: names.get(each.segment) ?? each.segment,
  }));
  return storedQuery(query, makeCatalog({ ...vocabulary, segments: meant }));
}
