import type { Query } from "#app/core/language/ast.ts";
import { type Epoch, epochAt } from "#app/core/plan/epoch.ts";
import type { AskedProbes, AskedRange } from "#app/core/plan/sql/bind-sql.ts";
import { compilePlans } from "#app/core/plan/sql/compile-plans.ts";
import { proportionInterval } from "#app/core/statistics/proportion-interval.ts";
import { countSample } from "#app/db/customers/count-sample.server.ts";
import { listSample } from "#app/db/customers/list-sample.server.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { countEach } from "#app/db/segments/count-each.server.ts";
import { loadEpochs } from "#app/services/memberships/load-epochs.server.ts";

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

/** PostgreSQL's largest bigint. */
const LARGEST_ID = "9223372036854775807";

/**
 * Counts, or for a large shop estimates, who fulfils each of some queries, which can be answered.
 * However many they are, the customers are read once.
 */
export async function countQueries(
  tx: Queryable,
  shop: bigint,
  queries: readonly Query[],
): Promise<CustomerCount[]> {
  const at = await databaseNow(tx);
  const run = { epoch: epochAt(await loadEpochs(tx, shop), at) };
  const expected = SAMPLES * (await countSample(tx, shop));
  if (expected <= COUNTED) {
    const asked = { kind: "range", after: "0", through: LARGEST_ID, at } as const;
    const counts = await countAll(tx, shop, queries, { ...run, asked });
    return counts.map((count) => ({ kind: "counted", count }));
  }
  const share = Math.ceil((SAMPLES * COUNTED) / expected);
  const customers = await listSample(tx, shop, share);
  const asked = {
    kind: "probes",
    probes: customers.map((customer) => ({ customer, at })),
  } as const;
  const counts = await countAll(tx, shop, queries, { ...run, asked });
  return counts.map((matching) => estimate(matching, customers.length, share));
}

async function countAll(
  tx: Queryable,
  shop: bigint,
  queries: readonly Query[],
  run: { readonly epoch: Epoch; readonly asked: AskedRange | AskedProbes },
): Promise<number[]> {
  const counts: number[] = [];
  for (const plan of compilePlans(queries, run.asked.kind)) {
    counts.push(...(await countEach(tx, plan, { shop, ...run })));
  }
  return counts;
}

function estimate(matching: number, of: number, share: number): CustomerCount {
  const { low, high } = proportionInterval(matching, of);
  const all = (of * SAMPLES) / share;
  return {
    kind: "estimated",
    count: Math.round((matching * SAMPLES) / share),
    low: Math.floor(low * all),
    high: Math.ceil(high * all),
  };
}
