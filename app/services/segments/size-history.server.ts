import type { Moment } from "#app/core/calendar/moment.ts";
import { weeksBack } from "#app/core/calendar/weeks-back.ts";
import type { Query } from "#app/core/language/ast.ts";
import { needsOf } from "#app/core/language/needs.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import { countCustomers } from "#app/db/customers/count-customers.server.ts";
import { findFirstKnown } from "#app/db/customers/find-first-known.server.ts";
import { listSample } from "#app/db/customers/list-sample.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { countMatching } from "#app/db/segments/count-matching.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { countAt } from "./ask-at.server.ts";

export interface SizePoint {
  readonly at: Moment;
  readonly size: number;
}

export type SizeHistory =
  | {
      readonly ok: true;
      /** Estimated from a part of the customers, where counting all would take too long. */
      readonly kind: "counted" | "estimated";
      /** Ascending; the last is now. */
      readonly points: readonly SizePoint[];
    }
  | { readonly ok: false; readonly reason: "needs"; readonly needs: readonly string[] };

/** What one history may cost: so many looks at customers, at so many moments. */
export interface SizeHistoryLimits {
  readonly looks: number;
  readonly points: number;
}

/** Five years of weeks; a few seconds on the embedded database. */
const LIMITS: SizeHistoryLimits = { looks: 1_000_000, points: 260 };
const SAMPLES = 128;
/** Customers that one statement is given by name. */
const BATCH = 5_000;

/**
 * How large a segment would have been in every week of the shop's history: true then by everything
 * known now, under this definition. So its chart is full at once.
 */
export async function sizeHistory(
  tx: Queryable,
  shop: bigint,
  query: Query,
  limits: SizeHistoryLimits = LIMITS,
): Promise<SizeHistory> {
  const needs = needsOf(query);
  if (needs.length > 0) return { ok: false, reason: "needs", needs };

  const { now } = await findEngineNow(tx, shop);
  const epochs = await loadEpochs(tx, shop);
  const { calendar } = epochAt(epochs, now).context;
  const first = (await findFirstKnown(tx, shop)) ?? now;
  const moments = weeksBack(calendar, { first, now, most: limits.points });

  const customers = await countCustomers(tx, shop);
  const share = Math.floor((SAMPLES * limits.looks) / (customers * moments.length || 1));
  if (share >= SAMPLES) {
    const points: SizePoint[] = [];
    for (const at of moments) {
      points.push({ at, size: await countAt(tx, shop, { query, at, epochs }) });
    }
    return { ok: true, kind: "counted", points };
  }
  const sample = await listSample(tx, shop, Math.max(1, share));
  const points: SizePoint[] = [];
  for (const at of moments) {
    const size = await countAmong(tx, shop, sample, { query, at, epochs });
    points.push({ at, size: Math.round((size * customers) / (sample.length || 1)) });
  }
  return { ok: true, kind: "estimated", points };
}

async function countAmong(
  tx: Queryable,
  shop: bigint,
  customers: readonly string[],
  asked: { readonly query: Query; readonly at: Moment; readonly epochs: readonly Epoch[] },
): Promise<number> {
  const { query, at, epochs } = asked;
  const epoch = epochAt(epochs, at);
  let count = 0;
  for (let done = 0; done < customers.length; done += BATCH) {
    const probes = customers.slice(done, done + BATCH).map((customer) => ({ customer, at }));
    count += await countMatching(tx, shop, query, { epoch, asked: { kind: "probes", probes } });
  }
  return count;
}
