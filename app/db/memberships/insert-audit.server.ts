import type { Queryable } from "#app/db/database.server.ts";

/** What a check of memberships found. */
export interface AuditFinding {
  /** Customers looked at. */
  readonly checked: number;
  /** Memberships that differ: a customer counts once for each definition. */
  readonly differing: number;
  /** The first of them. */
  readonly differences: readonly AuditDifference[];
}

/** Somebody whose stored intervals in a version are not what the facts say. Moments as ISO texts. */
export interface AuditDifference {
  readonly segment: string;
  readonly version: number;
  readonly customer: string;
  readonly stored: readonly AuditInterval[];
  readonly expected: readonly AuditInterval[];
}

export interface AuditInterval {
  readonly entered: string;
  /** Null while it lasts. */
  readonly left: string | null;
}

/** Keeps what a check found. */
export async function insertAudit(
  tx: Queryable,
  shop: bigint,
  { checked, differing, differences }: AuditFinding,
): Promise<void> {
  await tx.query({
    name: "insert-audit",
    text: `INSERT INTO membership_audit (shop, checked, differing, differences)
           VALUES ($1::bigint, $2::int, $3::int, $4::text::jsonb)
           ON CONFLICT (shop, audited_at) DO UPDATE
           SET checked = excluded.checked, differing = excluded.differing,
               differences = excluded.differences`,
    values: [shop, checked, differing, JSON.stringify(differences)],
  });
}
