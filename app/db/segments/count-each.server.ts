import { type Binding, bindSql } from "#app/core/plan/sql/bind-sql.ts";
import type { SqlPlan } from "#app/core/plan/sql/compile-sql.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** How many of those asked about fulfil each of a plan's queries, in their order. */
export async function countEach(tx: Queryable, plan: SqlPlan, binding: Binding): Promise<number[]> {
  const rows = await tx.query<{ place: bigint; matching: number }>({
    text: `${plan.text}
           SELECT u.place, count(*)::int AS matching
           FROM answer a CROSS JOIN LATERAL unnest(a.inside) WITH ORDINALITY AS u (inside, place)
           WHERE u.inside GROUP BY u.place`,
    values: bindSql(plan, binding),
  });
  const counts = new Map(rows.map(({ place, matching }) => [Number(place), matching]));
  return Array.from({ length: plan.queries }, (_, index) => counts.get(index + 1) ?? 0);
}
