import { setTimeout as wait } from "node:timers/promises";
import { startLoop } from "#app/jobs/start-loop.server.ts";
import { runClocks } from "#app/services/memberships/run-clocks.server.ts";
import { type GrownDatabase, onGrownPostgres } from "#tests/bench/grown-database.ts";
import type { Bench, Measurement } from "#tests/bench/measurement.ts";
import { pickCustomers } from "#tests/bench/shop/touch-customers.ts";
import { quantile, spreadOf } from "#tests/bench/statistics.ts";

const CUSTOMERS = 100_000;
const DUE = 600;
/** Within which they come due, at any millisecond. */
const WITHIN_MS = 30_000;

/** How long after its moment a turn is written. */
export const lateness: Bench = {
  name: "lateness",
  title: "Lateness of turns",
  about:
    "Six hundred customers of 100,000 come due within half a minute, while the app's own loop of the clock runs: from the moment that was due to when it was looked at. Asked every 20 ms, which is within the figures.",
  run: () => onGrownPostgres(CUSTOMERS, measure),
};

async function measure({ db, shop }: GrownDatabase): Promise<Measurement[]> {
  const customers = pickCustomers(CUSTOMERS, { count: DUE, round: 0 });
  const [{ began } = { began: 0 }] = await db.query<{ began: number }>({
    text: `WITH due AS (
             UPDATE customer_turn t SET due = date_trunc('milliseconds', now())
               + c.n * interval '1 millisecond' * $3::int / $4::int
             FROM unnest($2::bigint[]) WITH ORDINALITY AS c (customer, n)
             WHERE t.shop = $1::bigint AND t.customer = c.customer)
           SELECT date_trunc('milliseconds', now()) AS began`,
    values: [shop, customers, WITHIN_MS, DUE],
  });
  const clock = startLoop({ name: "clock", every: 500, run: runClocks(db) });
  const waiting = new Map(
    customers.map((customer, n) => [BigInt(customer), began + ((n + 1) * WITHIN_MS) / DUE]),
  );
  const late: number[] = [];
  while (waiting.size > 0) {
    await wait(20);
    const [{ now, unseen } = { now: began, unseen: [] }] = await db.query<{
      now: number;
      unseen: bigint[];
    }>({
      text: `SELECT date_trunc('milliseconds', now()) AS now,
               coalesce(array_agg(customer), '{}') AS unseen FROM customer_turn
             WHERE shop = $1::bigint AND customer = ANY($2::bigint[]) AND due < $3::timestamptz`,
      values: [shop, [...waiting.keys()], new Date(began + 2 * WITHIN_MS)],
    });
    const left = new Set(unseen);
    for (const [customer, due] of waiting) {
      if (left.has(customer)) continue;
      late.push(now - due);
      waiting.delete(customer);
    }
  }
  await clock.stop();
  return [
    { what: "a turn is late by", ...spreadOf(late), unit: "ms" },
    {
      what: "p99",
      value: quantile(late, 0.99),
      unit: "ms",
      budget: { kind: "at-most", value: 2_000 },
    },
  ];
}
