import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";
import { refreshMemberships } from "#app/services/memberships/refresh-memberships.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import { type GrownDatabase, onGrownPostgres } from "#tests/bench/grown-database.ts";
import type { Bench, Measurement } from "#tests/bench/measurement.ts";
import { pickCustomers, placeOrders } from "#tests/bench/shop/touch-customers.ts";
import { quantile, spreadOf, timed } from "#tests/bench/statistics.ts";

const CUSTOMERS = 100_000;
/** Between one delivery and the next. */
const PAUSE_MS = 50;
const RETRY_MS = 2;

/** What a shop's local midnight costs, and whoever orders during it. */
export const midnight: Bench = {
  name: "midnight",
  title: "100,000 turns at one midnight",
  about:
    "A shop of 100,000 customers, all due at the same moment: each looked at for 50 segments and given the next turn, in batches that take turns with live orders, one every 50 ms. An order's delay is from when it came to when its customer's memberships are committed.",
  run: () => onGrownPostgres(CUSTOMERS, measure),
};

async function measure({ db, shop }: GrownDatabase): Promise<Measurement[]> {
  await db.query({
    text: `UPDATE customer_turn SET due = date_trunc('milliseconds', now()) WHERE shop = $1::bigint`,
    values: [shop],
  });
  const delays: number[] = [];
  let isNight = true;
  const orders = async () => {
    for (let round = 0; isNight; round += 1) {
      delays.push(await timed(() => order(db, shop, round)));
      await wait(PAUSE_MS);
    }
  };
  const ordering = orders();
  const took = await timed(async () => {
    while ((await runClock(db, shop)).kind !== "idle");
  });
  isNight = false;
  await ordering;
  return [
    {
      what: "all turns written",
      value: took / 1_000,
      unit: "s",
      budget: { kind: "at-most", value: 60 },
    },
    { what: "median delay of an order meanwhile", ...spreadOf(delays), unit: "ms" },
    {
      what: "p99 delay of an order meanwhile",
      value: quantile(delays, 0.99),
      unit: "ms",
      budget: { kind: "at-most", value: 500 },
    },
  ];
}

/** One new order of somebody, applied as soon as the shop's lock is free. */
async function order(db: Database, shop: bigint, round: number): Promise<void> {
  for (;;) {
    const isDone = await db.transaction(async (tx) => {
      if (!(await tryShopLock(tx, shop))) return false;
      const { now } = await findEngineNow(tx, shop);
      const who = pickCustomers(CUSTOMERS, { count: 1, round });
      await refreshMemberships(tx, shop, await placeOrders(tx, shop, who, now), now);
      return true;
    });
    if (isDone) return;
    await wait(RETRY_MS);
  }
}
