import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import type { GrownDatabase } from "#tests/bench/grown-database.ts";
import type { Bench, Measurement } from "#tests/bench/measurement.ts";
import { processorTimeOf } from "#tests/bench/processor-time.ts";
import { pickCustomers, placeOrders } from "#tests/bench/shop/touch-customers.ts";
import { atEverySize } from "#tests/bench/sizes.ts";
import { spreadOf, timed } from "#tests/bench/statistics.ts";

const TOUCHED = 500;
const ROUNDS = 20;
/** A connection plans a statement anew five times before it trusts a prepared plan. */
const WARM_UP = 8;

/** What it takes to bring fifty segments up to date for everyone that a full batch touched. */
export const evaluation: Bench = {
  name: "evaluation",
  title: "500 touched customers, 50 segments",
  about:
    "Each of 500 customers, strewn over the shop, has placed an order; their memberships in 50 segments are asked, compared, and written with their changes and next turns. Five orders and twelve lines a customer, each round other customers, so that at a million nearly every row comes from outside PostgreSQL's 128 MB of buffers. Processor time is the app's and the database's together.",
  run: () => atEverySize(measure),
};

async function measure(
  { db, shop }: GrownDatabase,
  customers: number,
  where: string,
): Promise<Measurement[]> {
  const times: number[] = [];
  const costs: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    let took = 0;
    const cost = await processorTimeOf(db, async () => {
      took = await refreshTouched(db, shop, pickCustomers(customers, { count: TOUCHED, round }));
    });
    if (round < WARM_UP) continue;
    times.push(took);
    costs.push(cost);
  }
  return [
    {
      what: where,
      ...spreadOf(times),
      unit: "ms",
      ...(db.kind === "postgres" && { budget: { kind: "at-most", value: 150 } as const }),
    },
    { what: `${where}: processor time, with placing the orders`, ...spreadOf(costs), unit: "ms" },
  ];
}

/** Milliseconds of the refresh alone. */
async function refreshTouched(
  db: Database,
  shop: bigint,
  customers: readonly string[],
): Promise<number> {
  return db.transaction(async (tx) => {
    const { now } = await findEngineNow(tx, shop);
    const probes = await placeOrders(tx, shop, customers, now);
    return timed(() => refreshMemberships(tx, shop, probes, now));
  });
}
