import type { Queryable } from "#app/db/database.server.ts";

/** Begins a check, or makes the one that waits or runs begin anew with more to look at. */
export async function insertAuditRun(
  tx: Queryable,
  shop: bigint,
  run: {
    readonly firstSample: number;
    readonly samples: number;
    readonly askedBy: string | undefined;
  },
): Promise<void> {
  await tx.query({
    name: "insert-audit-run",
    text: `INSERT INTO membership_audit_run AS r (shop, first_sample, samples, asked_by)
           VALUES ($1::bigint, $2::smallint, $3::smallint, $4)
           ON CONFLICT (shop) DO UPDATE
           SET first_sample = excluded.first_sample, samples = excluded.samples,
               asked_by = excluded.asked_by, asked_at = excluded.asked_at,
               samples_done = 0, checked = 0, differing = 0, differences = '[]',
               claimed_until = NULL
           WHERE r.samples < excluded.samples`,
    values: [shop, run.firstSample, run.samples, run.askedBy ?? null],
  });
}
