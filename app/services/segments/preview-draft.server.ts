import { type SegmentWarning, segmentWarnings } from "#app/core/engine/segment-warnings.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { printCondition } from "#app/core/language/printer.ts";
import { readQuery } from "#app/core/language/read-query.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import {
  type NamedCustomer,
  nameCustomers,
} from "#app/services/customers/name-customers.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { recordView } from "#app/services/privacy/record-view.server.ts";
import { loadCatalog } from "#app/services/shops/load-catalog.server.ts";
import { type ChangePreview, previewChange } from "./preview-change.server.ts";
import { runningCounts } from "./running-counts.server.ts";

/** What a query in the editor would hold now; `undefined` while it cannot be answered. */
export interface DraftPreview {
  readonly kind: "counted" | "estimated";
  readonly customers: number;
  readonly size: number;
  /** How many are left after each condition, which is given as a query's text. */
  readonly steps: readonly { readonly text: string | undefined; readonly count: number }[];
  /** `undefined` where nothing is known of consent. */
  readonly emailed: number | undefined;
  readonly texted: number | undefined;
  readonly sample: readonly NamedCustomer[];
  readonly warnings: readonly SegmentWarning[];
  /** Who joins and leaves, were it saved; `undefined` for a new segment. */
  readonly change: Extract<ChangePreview, { ok: true }> | undefined;
}

export interface DraftQuestion {
  readonly text: string;
  /** The segment that is edited; empty for a new one. */
  readonly segment: string;
  readonly staff: string;
}

/** Previews what the editor holds, beyond its count; that some people were shown is recorded. */
export async function previewDraft(
  db: Database,
  shop: bigint,
  { text, segment, staff }: DraftQuestion,
): Promise<DraftPreview | undefined> {
  const read = readQuery(text, await loadCatalog(db, shop));
  if (!read.ok || needsOf(read.query).length > 0) return undefined;

  const { now } = await findEngineNow(db, shop);
  const epoch = epochAt(await loadEpochs(db, shop), now);
  const { steps, sample, ...counts } = await runningCounts(db, shop, read.query, { now, epoch });
  const size = steps.at(-1)?.count ?? 0;
  if (sample.length > 0) await recordView(db, shop, { staff, subject: "people in a draft", now });
  const { query } = read;
  const change =
    segment === "" ? undefined : await previewChange(db, shop, { segment, query: text, staff });
  return {
    ...counts,
    size,
    steps: steps.map(({ condition, count }) => ({
      text: condition && printCondition(condition),
      count,
    })),
    sample: await nameCustomers(db, shop, sample),
    warnings: segmentWarnings({ query, size, customers: counts.customers, others: [] }),
    change: change?.ok ? change : undefined,
  };
}
