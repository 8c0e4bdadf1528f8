import { readFileSync } from "node:fs";
import type { Database } from "#app/db/database.server.ts";

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/**
 * Milliseconds of processor time that this process, all its threads, and the backends of the
 * database have used so far. Unlike time on the clock it hardly depends on what else the machine does.
 */
export async function processorTime(db: Database): Promise<number> {
  const { user, system } = process.cpuUsage();
  const own = (user + system) / 1_000;
  if (db.kind === "pglite") return own;
  const backends = await db.query<{ pid: number }>({
    text: "SELECT pid FROM pg_stat_activity WHERE datname = current_database()",
  });
  return backends.reduce((sum, { pid }) => sum + ofProcess(pid), own);
}

function ofProcess(pid: number): number {
  // After the name in parentheses, which may hold blanks, user and system time come 12th and 13th.
  const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  const [user, system] = fields.split(" ").slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * TICK_MS;
}
