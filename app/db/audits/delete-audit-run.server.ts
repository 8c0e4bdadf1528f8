import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import type { AuditRun } from "./audit-run.server.ts";

/** Ends a check. Answers false where it was begun anew meanwhile. */
export async function deleteAuditRun(
  tx: Queryable,
  shop: bigint,
  { askedAt }: AuditRun,
): Promise<boolean> {
  const rows = await tx.query({
    name: "delete-audit-run",
    text: `DELETE FROM membership_audit_run
           WHERE shop = $1::bigint AND asked_at = $2::timestamptz RETURNING shop`,
    values: [shop, toInstant(askedAt)],
  });
  return rows.length > 0;
}
