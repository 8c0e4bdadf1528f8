import type { Query } from "#app/core/language/ast.ts";
import { epochAt } from "#app/core/plan/epoch.ts";
import type { Binding } from "#app/core/plan/sql/bind-sql.ts";
import { compilePlans } from "#app/core/plan/sql/compile-plans.ts";
import type { SqlPlan } from "#app/core/plan/sql/compile-sql.ts";
import { proportionInterval } from "#app/core/statistics/proportion-interval.ts";
import { countSample } from "#app/db/customers/count-sample.server.ts";
import { listSample } from "#app/db/customers/list-sample.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { countEach } from "#app/db/segments/count-each.server.ts";
import { isStatementFault } from "#app/db/statement-fault.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";
import { makeRangeSize } from "./range-size.server.ts";

/** How many customers a query holds now. */
export type CustomerCount =
  | { readonly kind: "counted"; readonly count: number }
  | {
      readonly kind: "estimated";
      readonly count: number;
      /** With 95 % confidence. */
      readonly low: number;
      readonly high: number;
    };

const SAMPLES = 128;

/** Up to so many customers all are counted; of more, a sample of about so many. */
const COUNTED = 10_000;

/** How long one statement may keep others waiting in the embedded database. */
const PART_MS = 50;

/** When counting ends with what was seen until then. Something is always seen. */
export interface CountLimits {
  readonly isOver: () => boolean;
}

/** A page that is looked at waits for no longer. */
const LONGEST_MS = 3_000;

/**
 * Counts, or for a large shop or a long one estimates, who fulfils each of some queries, which can be
 * answered. However many they are, the customers are read once.
 *
 * They are asked about a few at a time, in an order that has nothing to do with who they are, so that
 * whatever was seen when time is up is a fair sample, and nobody waits long for one statement.
 */
export async function countQueries(
  tx: Queryable,
  shop: bigint,
  queries: readonly Query[],
  { isOver }: CountLimits = endingAfter(LONGEST_MS),
): Promise<CustomerCount[]> {
  const at = await databaseNow(tx);
  const epoch = epochAt(await loadEpochs(tx, shop), at);
  const expected = SAMPLES * (await countSample(tx, shop));
  const share = Math.min(SAMPLES, Math.ceil((SAMPLES * COUNTED) / Math.max(expected, 1)));
  const customers = await listSample(tx, shop, share);

  const plans = compilePlans(queries, "probes");
  const counts = queries.map(() => 0);
  const size = makeRangeSize(PART_MS);
  const seen = { customers: 0, isCutOff: false };
  while (
    seen.customers < customers.length &&
    (seen.customers === 0 || !isOver()) &&
    !seen.isCutOff
  ) {
    await size.run(async (most) => {
      const part = customers.slice(seen.customers, seen.customers + most);
      const asked = {
        kind: "probes",
        probes: part.map((customer) => ({ customer, at })),
      } as const;
      const found = await countPart(tx, plans, { shop, epoch, asked });
      seen.isCutOff = found === undefined;
      if (found === undefined) return;
      for (const [index, count] of found.entries()) counts[index] = (counts[index] ?? 0) + count;
      seen.customers += part.length;
    });
  }
  if (share === SAMPLES && seen.customers === customers.length) {
    return counts.map((count) => ({ kind: "counted", count }));
  }
  const all = (customers.length * SAMPLES) / share;
  return counts.map((matching) => estimate(matching, seen.customers, all));
}

/** Counting ends after so many milliseconds. */
export function endingAfter(milliseconds: number): CountLimits {
  const end = performance.now() + milliseconds;
  return { isOver: () => performance.now() > end };
}

/** SQLSTATE of a statement that was cancelled, because it took too long. */
const CANCELLED = "57014";

/** `undefined` when it took too long. */
async function countPart(
  tx: Queryable,
  plans: readonly SqlPlan[],
  binding: Binding,
): Promise<number[] | undefined> {
  const counts: number[] = [];
  try {
    for (const plan of plans) counts.push(...(await countEach(tx, plan, binding)));
  } catch (fault) {
    if (!isStatementFault(fault) || fault.code !== CANCELLED) throw fault;
    return undefined;
  }
  return counts;
}

function estimate(matching: number, seen: number, all: number): CustomerCount {
  const { low, high } = proportionInterval(matching, seen);
  return {
    kind: "estimated",
    count: Math.round((matching / Math.max(seen, 1)) * all),
    low: Math.floor(low * all),
    high: Math.ceil(high * all),
  };
}
