import type { Database } from "#app/db/database.server.ts";
import { onEmbedded } from "#tests/bench/bench-database.ts";
import type { Bench, Measurement } from "#tests/bench/measurement.ts";

const HEAVY = "SELECT count(*) FROM generate_series(1, 4000000) AS n WHERE n::text LIKE '%7%'";
const MANY_ROWS = `SELECT n, n::text AS word, now() AS at FROM generate_series(1, 50000) AS n`;

/** The embedded database may be as busy as it likes: webhooks and pages go on. */
export const mainThread: Bench = {
  name: "main-thread",
  title: "Main thread",
  about:
    "The longest stretch the main thread worked without a break while the embedded database was busy, in its own processor time.",
  run: () =>
    onEmbedded(async (db) => [
      await blockedWhile("one heavy query of seconds", () => db.query({ text: HEAVY })),
      await blockedWhile("an answer of 50,000 rows", () => db.query({ text: MANY_ROWS })),
      await blockedWhile("2,000 small transactions", () => smallTransactions(db)),
    ]),
};

async function smallTransactions(db: Database): Promise<void> {
  for (let n = 0; n < 2_000; n += 1) {
    await db.transaction((tx) =>
      tx.query({
        name: "bench-alias",
        text: "INSERT INTO customer_alias VALUES (1, $1, 0, now())",
        values: [n + 1],
      }),
    );
  }
}

/**
 * The longest stretch of the thread's own work between two timers. Counted in the processor time of
 * this thread, so that other programs on the machine do not show; never less than the true block.
 */
async function blockedWhile(what: string, work: () => Promise<unknown>): Promise<Measurement> {
  let longest = 0;
  let before = process.threadCpuUsage();
  const sample = (): void => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, now.user + now.system - before.user - before.system);
    before = now;
  };
  const timer = setInterval(sample, 1);
  await work();
  sample();
  clearInterval(timer);
  return { what, value: longest / 1_000, unit: "ms", budget: { kind: "at-most", value: 20 } };
}
