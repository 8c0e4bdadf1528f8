import { readFileSync } from "node:fs";
import type { Database } from "#app/db/database.server.ts";

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/**
 * Does the work and answers the milliseconds of processor time that this process, all its threads,
 * and the backends of the database used for it. Unlike time on the clock it hardly depends on what
 * else the machine does.
 */
export async function processorTimeOf(db: Database, work: () => Promise<unknown>): Promise<number> {
  const before = await readBackends(db);
  const own = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(own);
  let total = (user + system) / 1_000;
  for (const [pid, used] of await readBackends(db)) total += used - (before.get(pid) ?? 0);
  return total;
}

/** What each backend has used so far, by its process id. The embedded database is in this process. */
async function readBackends(db: Database): Promise<Map<number, number>> {
  if (db.kind === "pglite") return new Map();
  const backends = await db.query<{ pid: number }>({
    text: "SELECT pid FROM pg_stat_activity WHERE datname = current_database()",
  });
  return new Map(backends.map(({ pid }) => [pid, ofProcess(pid)]));
}

function ofProcess(pid: number): number {
  // After the name in parentheses, which may hold blanks, user and system time come 12th and 13th.
  const [, fields = ""] = readStat(pid).split(") ");
  const [user, system] = fields.split(" ").slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * TICK_MS;
}

function readStat(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return ""; // The server is on another machine, or this backend has just ended.
  }
}
