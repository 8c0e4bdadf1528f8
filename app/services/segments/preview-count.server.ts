import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Database } from "#app/db/database.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { countQueries, type CustomerCount } from "./count-queries.server.ts";

/** How many customers a query would hold now. */
export type CountPreview =
  | CustomerCount
  /** It asks for what nothing we receive answers yet: no number then, never 0 instead. */
  | { readonly kind: "needs"; readonly needs: readonly string[] }
  | { readonly kind: "mistaken" };

/** Counts, or for a large shop estimates, who fulfils a query that may never be stored. */
export async function previewCount(
  db: Database,
  shop: bigint,
  text: string,
): Promise<CountPreview> {
  const read = readQuery(text, await loadCatalog(db, shop));
  if (!read.ok) return { kind: "mistaken" };
  const needs = needsOf(read.query);
  if (needs.length > 0) return { kind: "needs", needs };

  const [count] = await countQueries(db, shop, [read.query]);
  invariant(count, "one query has one count");
  return count;
}
