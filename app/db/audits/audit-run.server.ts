import type { Moment } from "#app/core/calendar/moment.ts";
import type { AuditFinding } from "#app/db/memberships/insert-audit.server.ts";
import { AuditDifferences } from "./audit-differences.server.ts";

/** A check that is under way. */
export interface AuditRun extends AuditFinding {
  /** It looks at so many of 128 samples of the customers, beginning with this one. */
  readonly firstSample: number;
  readonly samples: number;
  readonly samplesDone: number;
  readonly askedAt: Moment;
}

export const AUDIT_RUN_COLUMNS =
  "first_sample, samples, samples_done, checked, differing, differences, asked_at";

export interface AuditRunRow {
  readonly first_sample: number;
  readonly samples: number;
  readonly samples_done: number;
  readonly checked: number;
  readonly differing: number;
  readonly differences: unknown;
  readonly asked_at: Moment;
}

export function toAuditRun(row: AuditRunRow): AuditRun {
  return {
    firstSample: row.first_sample,
    samples: row.samples,
    samplesDone: row.samples_done,
    checked: row.checked,
    differing: row.differing,
    differences: AuditDifferences.parse(row.differences),
    askedAt: row.asked_at,
  };
}
