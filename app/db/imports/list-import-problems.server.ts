import type { Queryable } from "#app/db/database.server.ts";
import type { ImportProblem } from "./insert-import-problems.server.ts";

/** What was left out of a shop's history, the latest first. */
export async function listImportProblems(
  tx: Queryable,
  shop: bigint,
  limit: number,
): Promise<ImportProblem[]> {
  return tx.query<ImportProblem>({
    name: "list-import-problems",
    text: `SELECT subject, reason FROM import_problem WHERE shop = $1::bigint
           ORDER BY noted_at DESC, subject LIMIT $2::int`,
    values: [shop, limit],
  });
}
