import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import type { AuditRun } from "./audit-run.server.ts";

/** Keeps how far a check is and lets go of it; nothing where it was begun anew meanwhile. */
export async function updateAuditRun(tx: Queryable, shop: bigint, run: AuditRun): Promise<void> {
  await tx.query({
    name: "update-audit-run",
    text: `UPDATE membership_audit_run
           SET samples_done = $3::smallint, checked = $4::int, differing = $5::int,
               differences = $6::text::jsonb, claimed_until = NULL
           WHERE shop = $1::bigint AND asked_at = $2::timestamptz`,
    values: [
      shop,
      toInstant(run.askedAt),
      run.samplesDone,
      run.checked,
      run.differing,
      JSON.stringify(run.differences),
    ],
  });
}
