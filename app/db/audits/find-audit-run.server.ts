import type { Queryable } from "#app/db/database.server.ts";
import {
  AUDIT_RUN_COLUMNS,
  type AuditRun,
  type AuditRunRow,
  toAuditRun,
} from "./audit-run.server.ts";

/** The check that waits or is under way, if any. */
export async function findAuditRun(tx: Queryable, shop: bigint): Promise<AuditRun | undefined> {
  const [row] = await tx.query<AuditRunRow>({
    name: "find-audit-run",
    text: `SELECT ${AUDIT_RUN_COLUMNS} FROM membership_audit_run WHERE shop = $1::bigint`,
    values: [shop],
  });
  return row && toAuditRun(row);
}
