import type { Query } from "#app/core/language/ast.ts";
import type { Epoch } from "#app/core/plan/epoch.ts";
import { type AskedProbes, type AskedRange, bindSql } from "#app/core/plan/sql/bind-sql.ts";
import { compileSql } from "#app/core/plan/sql/compile-sql.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** How many fulfil each of several queries, and some who fulfil one of them. */
export interface StepCounts {
  readonly counts: readonly number[];
  /** The newest customers who fulfil the query at `sampleOf`. */
  readonly sample: readonly bigint[];
}

/** Counts several queries, which need not be stored, in one statement over those asked about. */
export async function countSteps(
  tx: Queryable,
  shop: bigint,
  queries: readonly Query[],
  run: {
    readonly epoch: Epoch;
    readonly asked: AskedProbes | AskedRange;
    /** The place of the query of which some people are wanted, and how many. */
    readonly sampleOf: number;
    readonly samples: number;
  },
): Promise<StepCounts> {
  const plan = compileSql(queries, run.asked.kind);
  const counts = queries.map((_, place) => `count(*) FILTER (WHERE inside[${place + 1}])`);
  const [first, last] = [plan.parameters.length + 1, plan.parameters.length + 2];
  const [row] = await tx.query<StepCounts>({
    text: `${plan.text}
           SELECT ARRAY[${counts.join(", ")}]::int[] AS counts,
             coalesce((array_agg(customer ORDER BY customer DESC)
               FILTER (WHERE inside[$${first}::int]))[1:$${last}::int], '{}') AS sample
           FROM answer`,
    values: [...bindSql(plan, { shop, ...run }), run.sampleOf + 1, run.samples],
  });
  return row ?? { counts: queries.map(() => 0), sample: [] };
}
