import { readMoment } from "#app/core/calendar/read-moment.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { findSegment } from "#app/db/segments/find-segment.server.ts";
import { type CustomerExplanation, explainCustomer } from "./explain-customer.server.ts";
import { loadEpochs } from "./load-epochs.server.ts";

export interface ExplanationQuestion {
  readonly segment: string;
  readonly customer: string;
  /** A past day of the shop's, "2026-05-01", as of its beginning; now for anything else. */
  readonly date: string;
  readonly staff: string;
}

/** Why a customer is in a segment or not, now or when a past day began. */
export interface ExplanationView extends CustomerExplanation {
  /** The past day asked about; empty for now. */
  readonly date: string;
  /** A changed definition is being worked out; this is by the one before. */
  readonly isRebuilding: boolean;
}

/** Explains a customer's place in a segment now or when a past day began; the look is recorded. */
export async function showExplanation(
  db: Database,
  shop: bigint,
  { segment, customer, date, staff }: ExplanationQuestion,
): Promise<ExplanationView | undefined> {
  const found = await findSegment(db, shop, segment);
  if (found === undefined) return undefined;
  const { now } = await findEngineNow(db, shop);
  const { calendar } = epochAt(await loadEpochs(db, shop), now).context;
  const then = readMoment(date, calendar);
  const at = then !== undefined && then <= now ? then : undefined;
  const explained = await explainCustomer(db, shop, { segment, customer, at, staff });
  if (explained === undefined) return undefined;
  const isRebuilding = found.members !== undefined && found.newestQuery !== found.query;
  return { ...explained, date: at === undefined ? "" : date, isRebuilding };
}
