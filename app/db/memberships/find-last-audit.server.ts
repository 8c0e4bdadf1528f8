import type { Moment } from "#app/core/calendar/moment.ts";
import { AuditDifferences } from "#app/db/audits/audit-differences.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import type { AuditFinding } from "./insert-audit.server.ts";

/** What the last check of this shop's memberships found, and when. */
export async function findLastAudit(
  tx: Queryable,
  shop: bigint,
): Promise<(AuditFinding & { readonly auditedAt: Moment }) | undefined> {
  const [row] = await tx.query<{
    audited_at: Moment;
    checked: number;
    differing: number;
    differences: unknown;
  }>({
    name: "find-last-audit",
    text: `SELECT audited_at, checked, differing, differences FROM membership_audit
           WHERE shop = $1::bigint ORDER BY audited_at DESC LIMIT 1`,
    values: [shop],
  });
  return (
    row && {
      auditedAt: row.audited_at,
      checked: row.checked,
      differing: row.differing,
      differences: AuditDifferences.parse(row.differences),
    }
  );
}
