import type { Query } from "#app/core/language/ast.ts";
import { type AskedProbes, type AskedRange, bindSql } from "#app/core/plan/sql/bind-sql.ts";
import { compileSql } from "#app/core/plan/sql/compile-sql.ts";
import type { Epoch } from "#app/core/plan/epoch.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** How many of those asked about fulfil a query, which need not be stored. */
export async function countMatching(
  tx: Queryable,
  shop: bigint,
  query: Query,
  run: { readonly epoch: Epoch; readonly asked: AskedProbes | AskedRange },
): Promise<number> {
  const plan = compileSql([query], run.asked.kind);
  const [row] = await tx.query<{ matching: number }>({
    text: `${plan.text} SELECT count(*) FILTER (WHERE inside[1])::int AS matching FROM answer`,
    values: bindSql(plan, { shop, ...run }),
  });
  return row?.matching ?? 0;
}
