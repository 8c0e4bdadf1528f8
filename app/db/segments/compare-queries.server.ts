import type { Query } from "#app/core/language/ast.ts";
import type { Epoch } from "#app/core/plan/epoch.ts";
import { type AskedProbes, type AskedRange, bindSql } from "#app/core/plan/sql/bind-sql.ts";
import { compileSql } from "#app/core/plan/sql/compile-sql.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Whom one query holds and the other does not. */
export interface QueryDifference {
  readonly joins: number;
  readonly leaves: number;
  /** The first of them, in the order of their ids. */
  readonly joining: readonly bigint[];
  readonly leaving: readonly bigint[];
}

/** Compares two queries, which need not be stored, over those asked about: who is in only one of them. */
export async function compareQueries(
  tx: Queryable,
  shop: bigint,
  { before, after }: { readonly before: Query; readonly after: Query },
  run: {
    readonly epoch: Epoch;
    readonly asked: AskedProbes | AskedRange;
    readonly first: number;
  },
): Promise<QueryDifference> {
  const plan = compileSql([before, after], run.asked.kind);
  const joins = "inside[2] AND NOT inside[1]";
  const leaves = "inside[1] AND NOT inside[2]";
  const firstOf = (who: string) => `coalesce((array_agg(customer ORDER BY customer)
            FILTER (WHERE ${who}))[1:$${plan.parameters.length + 1}::int], '{}')`;
  const [row] = await tx.query<QueryDifference>({
    text: `${plan.text}
           SELECT count(*) FILTER (WHERE ${joins})::int AS joins,
                  count(*) FILTER (WHERE ${leaves})::int AS leaves,
                  ${firstOf(joins)} AS joining, ${firstOf(leaves)} AS leaving
           FROM answer`,
    values: [...bindSql(plan, { shop, ...run }), run.first],
  });
  return row ?? { joins: 0, leaves: 0, joining: [], leaving: [] };
}
