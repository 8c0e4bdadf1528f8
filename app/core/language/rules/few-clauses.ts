import type { Inspection } from "#app/core/language/inspection.ts";
import { MOST_CLAUSES } from "#app/core/language/limits.ts";
import type { Mistake } from "#app/core/language/mistake.ts";

/** Few clauses: a query may hold up to 200. Marks the first one too many. */
export function* fewClauses({ clauses }: Inspection): Generator<Mistake> {
  const excess = clauses[MOST_CLAUSES];
  if (excess) yield { code: "too-many-clauses", span: excess.span, limit: MOST_CLAUSES };
}
