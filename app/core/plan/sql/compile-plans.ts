import type { Query } from "#app/core/language/ast.ts";
import type { Asked } from "./asked.ts";
import { compileSql, type SqlPlan } from "./compile-sql.ts";

/** A safe distance below the 1664 columns that PostgreSQL allows. */
const MOST_COLUMNS = 1_200;

/** Compiles queries to as few statements as hold them; their answers follow each other in the queries' order. */
export function compilePlans(queries: readonly Query[], asked: Asked): SqlPlan[] {
  if (queries.length === 0) return [];
  const plan = compileSql(queries, asked);
  if (plan.columns <= MOST_COLUMNS || queries.length === 1) return [plan];
  const half = Math.ceil(queries.length / 2);
  return [
    ...compilePlans(queries.slice(0, half), asked),
    ...compilePlans(queries.slice(half), asked),
  ];
}
