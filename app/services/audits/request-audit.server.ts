import { insertAuditRun } from "#app/db/audits/insert-audit-run.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { ALL_SAMPLES } from "#app/services/memberships/audit-memberships.server.ts";

/** Has all customers checked, as soon as a process gets to it. */
export async function requestAudit(tx: Queryable, shop: bigint, staff: string): Promise<void> {
  await insertAuditRun(tx, shop, { firstSample: 0, samples: ALL_SAMPLES, askedBy: staff });
}
