import { compilePlans } from "#app/core/plan/sql/compile-plans.ts";
import type { ShopVocabulary } from "#app/core/catalog/catalog.ts";
import type { StoredDefinition } from "#app/core/catalog/segment-definition.ts";
import type { Asked } from "#app/core/plan/sql/asked.ts";
import type { SqlPlan } from "#app/core/plan/sql/compile-sql.ts";
import { storedDefinition } from "#app/services/segments/stored-definition.server.ts";

/** Plans of some shops' segments; a shop has one set at a time, and one more while a version is built. */
const MOST_KEPT = 200;
const kept = new Map<string, readonly SqlPlan[]>();

/** The plans that answer stored definitions, compiled once for the same ones of the same vocabulary. */
export function compiledPlans(
  definitions: readonly StoredDefinition[],
  asked: Asked,
  vocabulary: ShopVocabulary,
): readonly SqlPlan[] {
  const meanings = definitions.map(({ query, segments }) => [query, ...segments]);
  const key = JSON.stringify([asked, vocabulary, ...meanings]);
  const known = kept.get(key);
  if (known) {
    // Put last again: what is dropped first was not used for the longest.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const queries = definitions.map((definition) => storedDefinition(definition, vocabulary));
  const plans = compilePlans(queries, asked);
  kept.set(key, plans);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return plans;
}
