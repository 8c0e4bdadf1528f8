import { compilePlans } from "#app/core/plan/sql/compile-plans.ts";
import { makeCatalog, type ShopVocabulary } from "#app/core/catalog/catalog.ts";
import type { Asked } from "#app/core/plan/sql/asked.ts";
import type { SqlPlan } from "#app/core/plan/sql/compile-sql.ts";
import { storedQuery } from "#app/services/segments/stored-query.server.ts";

/** Plans of some shops' segments; a shop has one set at a time, and one more while a version is built. */
const MOST_KEPT = 200;
const kept = new Map<string, readonly SqlPlan[]>();

/** The plans that answer stored queries by their text, compiled once for the same texts of the same vocabulary. */
export function compiledPlans(
  texts: readonly string[],
  asked: Asked,
  vocabulary: ShopVocabulary,
): readonly SqlPlan[] {
  const key = JSON.stringify([asked, vocabulary, ...texts]);
  const known = kept.get(key);
  if (known) {
    // Put last again: what is dropped first was not used for the longest.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const catalog = makeCatalog(vocabulary);
  const queries = texts.map((text) => storedQuery(text, catalog));
  const plans = compilePlans(queries, asked);
  kept.set(key, plans);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return plans;
}
