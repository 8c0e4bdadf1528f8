import { needsOf } from "#app/core/language/needs.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import type { Database } from "#app/db/database.server.ts";
import { withTimeout } from "#app/db/with-timeout.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { countQueries, type CustomerCount, endingAfter } from "./count-queries.server.ts";
import { oneAtATime } from "./one-at-a-time.server.ts";

/** How many customers a query would hold now. */
export type CountPreview =
  | CustomerCount
  /** It asks for what nothing we receive answers yet: no number then, never 0 instead. */
  | { readonly kind: "needs"; readonly needs: readonly string[] }
  | { readonly kind: "mistaken" };

/** A count that takes longer comes as an estimate from what was seen: whoever types looks at it in passing. */
const LONGEST_MS = 200;

/** Nothing that is asked in passing may keep a connection for longer. */
const STATEMENT_MS = 2_000;

/**
 * Counts, or for a large shop estimates, who fulfils a query that may never be stored. One at a time
 * for each shop; when a newer one waits, the older one answers with what it has seen.
 */
export async function previewCount(
  db: Database,
  shop: bigint,
  text: string,
): Promise<CountPreview> {
  const read = readQuery(text, await loadCatalog(db, shop));
  if (!read.ok) return { kind: "mistaken" };
  const needs = needsOf(read.query);
  if (needs.length > 0) return { kind: "needs", needs };

  return await oneAtATime(db, shop, async (isWaitedFor) => {
    const time = endingAfter(LONGEST_MS);
    const isOver = () => isWaitedFor() || time.isOver();
    const asked = withTimeout(db, STATEMENT_MS);
    const [count] = await countQueries(asked, shop, [read.query], { isOver });
    invariant(count, "one query has one count");
    return count;
  });
}
