import type { Database } from "#app/db/database.server.ts";
import { runClock } from "#app/services/memberships/run-clock.server.ts";
import {
  type GrownDatabase,
  onGrownEmbedded,
  onGrownPostgres,
} from "#tests/bench/grown-database.ts";
import type { Bench, Measurement } from "#tests/bench/measurement.ts";
import { processorTimeOf } from "#tests/bench/processor-time.ts";
import { spreadOf, timed } from "#tests/bench/statistics.ts";

const IDLE_RUNS = 200;
const DUE = 2_500;
const ROUNDS = 5;

/** What the passing of time costs. */
export const clock: Bench = {
  name: "clock",
  title: "Clock",
  about:
    "A run of a shop's clock with nothing due, and 2,500 customers due at once, in batches of 500: each looked at for 50 segments and given its next turn. They are made due early, so their memberships stay as they are.",
  run: async () => [
    ...(await onGrownPostgres(10_000, (grown) => measure(grown, "PostgreSQL"))),
    ...(await onGrownEmbedded(10_000, (grown) => measure(grown, "PGlite"))),
  ],
};

async function measure({ db, shop }: GrownDatabase, where: string): Promise<Measurement[]> {
  await runUntilIdle(db, shop);
  const idle: number[] = [];
  for (let n = 0; n < IDLE_RUNS; n += 1) idle.push(await timed(() => runClock(db, shop)));

  const times: number[] = [];
  const costs: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    await makeDue(db, shop);
    let took = 0;
    const cost = await processorTimeOf(db, async () => {
      took = await timed(() => runUntilIdle(db, shop));
    });
    // The first warms up.
    if (round === 0) continue;
    times.push(took / DUE);
    costs.push(cost / DUE);
  }
  return [
    {
      what: `nothing due, on ${where}`,
      ...spreadOf(idle),
      unit: "ms",
      budget: { kind: "at-most", value: 2 },
    },
    {
      what: `a due customer, on ${where}`,
      ...spreadOf(times),
      unit: "ms",
      ...(db.kind === "postgres" && { budget: { kind: "at-most", value: 0.4 } as const }),
    },
    { what: `processor time a due customer, on ${where}`, ...spreadOf(costs), unit: "ms" },
  ];
}

async function runUntilIdle(db: Database, shop: bigint): Promise<void> {
  while ((await runClock(db, shop)).kind !== "idle");
}

async function makeDue(db: Database, shop: bigint): Promise<void> {
  await db.query({
    text: `UPDATE customer_turn SET due = date_trunc('milliseconds', now()) WHERE shop = $1::bigint
           AND customer IN (SELECT customer FROM customer_turn ORDER BY random() LIMIT $2::int)`,
    values: [shop, DUE],
  });
}
