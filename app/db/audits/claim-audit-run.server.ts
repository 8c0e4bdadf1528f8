import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import {
  AUDIT_RUN_COLUMNS,
  type AuditRun,
  type AuditRunRow,
  toAuditRun,
} from "./audit-run.server.ts";

/** Takes the check that waits, for a while; `undefined` when there is none or another process has it. */
export async function claimAuditRun(
  tx: Queryable,
  shop: bigint,
  until: Moment,
): Promise<AuditRun | undefined> {
  const [row] = await tx.query<AuditRunRow>({
    name: "claim-audit-run",
    text: `UPDATE membership_audit_run SET claimed_until = $2::timestamptz
           WHERE shop = $1::bigint AND (claimed_until IS NULL OR claimed_until < now())
           RETURNING ${AUDIT_RUN_COLUMNS}`,
    values: [shop, toInstant(until)],
  });
  return row && toAuditRun(row);
}
