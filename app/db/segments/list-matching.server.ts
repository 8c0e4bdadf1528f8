import type { Query } from "#app/core/language/ast.ts";
import type { Epoch } from "#app/core/plan/epoch.ts";
import { type AskedRange, bindSql } from "#app/core/plan/sql/bind-sql.ts";
import { compileSql } from "#app/core/plan/sql/compile-sql.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** Those of a range who fulfil a query, which need not be stored, in the order of their ids. */
export async function listMatching(
  tx: Queryable,
  shop: bigint,
  query: Query,
  run: { readonly epoch: Epoch; readonly asked: AskedRange; readonly limit: number },
): Promise<bigint[]> {
  const { limit, ...asked } = run;
  const plan = compileSql([query], "range");
  const rows = await tx.query<{ customer: bigint }>({
    text: `${plan.text} SELECT customer FROM answer WHERE inside[1]
           ORDER BY customer LIMIT $${plan.parameters.length + 1}::int`,
    values: [...bindSql(plan, { shop, ...asked }), limit],
  });
  return rows.map(({ customer }) => customer);
}
