import { lastNight } from "#app/core/calendar/night.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import { findAuditRun } from "#app/db/audits/find-audit-run.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findLastAudit } from "#app/db/memberships/find-last-audit.server.ts";
import type { AuditDifference, AuditFinding } from "#app/db/memberships/insert-audit.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { listSegments } from "#app/db/segments/list-segments.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";

/** What the last check of memberships found. */
export interface AuditView {
  readonly auditedAt: Moment;
  /** It was this night's, or came after it and before the shop opened. */
  readonly isTonight: boolean;
  readonly checked: number;
  readonly differing: number;
}

/** The same with everything there is to know, for the settings. */
export interface AuditDetails {
  readonly last: AuditView | undefined;
  readonly differences: readonly (AuditDifference & { readonly name: string })[];
  /** How many hundredths of the check under way are done. */
  readonly progress: number | undefined;
}

/** Until so long after three in the morning a check counts as the night's. */
const NIGHT_MS = 4 * 3_600_000;

/** Shows the last check's result, for Home. */
export async function showAudit(tx: Queryable, shop: bigint): Promise<AuditView | undefined> {
  const found = await findLastAudit(tx, shop);
  return found && (await toView(tx, shop, found));
}

/** Shows the last check with what differs, and the one under way. */
export async function showAuditDetails(tx: Queryable, shop: bigint): Promise<AuditDetails> {
  const found = await findLastAudit(tx, shop);
  const run = await findAuditRun(tx, shop);
  const names = new Map(
    (await listSegments(tx, shop)).map(({ segment, name }) => [segment, name] as const),
  );
  return {
    last: found && (await toView(tx, shop, found)),
    differences: (found?.differences ?? []).map((each) => ({
      ...each,
      name: names.get(each.segment) ?? "",
    })),
    progress: run && Math.floor((100 * run.samplesDone) / run.samples),
  };
}

async function toView(
  tx: Queryable,
  shop: bigint,
  { auditedAt, checked, differing }: AuditFinding & { readonly auditedAt: Moment },
): Promise<AuditView> {
  const now = await databaseNow(tx);
  const night = lastNight(epochAt(await loadEpochs(tx, shop), now).context.calendar, now);
  const isTonight = night <= auditedAt && auditedAt < night + NIGHT_MS;
  return { auditedAt, isTonight, checked, differing };
}
