import type { Queryable } from "#app/db/database.server.ts";
import { toRecordset } from "#app/db/to-recordset.server.ts";

/** Something of a shop's history that was left out, and why. */
export interface ImportProblem {
  /** "gid://shopify/Order/1" */
  readonly subject: string;
  /** Names places, never values. */
  readonly reason: string;
}

/** Lists what is left out of a history. */
export async function insertImportProblems(
  tx: Queryable,
  shop: bigint,
  problems: readonly ImportProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  await tx.query({
    name: "insert-import-problems",
    text: `INSERT INTO import_problem (shop, subject, reason)
           SELECT DISTINCT ON (x.subject) $1::bigint, x.subject, x.reason
           FROM jsonb_to_recordset($2::text::jsonb) AS x (subject text, reason text)
           ON CONFLICT (shop, subject) DO UPDATE
           SET reason = excluded.reason, noted_at = now()`,
    values: [shop, toRecordset(problems.map(({ subject, reason }) => ({ subject, reason })))],
  });
}
