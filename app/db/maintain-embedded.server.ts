import { logFault } from "#app/log.server.ts";
import type { Database } from "./database.server.ts";

/** Between two rounds. Each does one thing at most, so that nobody waits for a long one. */
const ROUND_MS = 15_000;

/** After this much log a checkpoint, so that starting after a kill replays no more than this: a second. */
const CHECKPOINT_BYTES = 64 * 1024 * 1024;

/** Far below 2^31, where a database refuses writes: rows older than this are frozen. */
const FREEZE_AGE = 100_000_000;

interface Need {
  readonly name: string;
  readonly freeze: boolean;
  readonly dead: boolean;
}

/**
 * Keeps house in the embedded database, which runs as a single process: nothing there checkpoints,
 * vacuums or gathers statistics by itself, and without statistics plans are guesses. The thresholds
 * are PostgreSQL's own.
 */
export function startMaintenance(db: Database): { readonly stop: () => void } {
  const timer = setInterval(() => {
    maintainEmbedded(db).catch((fault: unknown) => {
      logFault("database-maintenance-failed", fault);
    });
  }, ROUND_MS);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}

/** One round: the most pressing thing, if there is any. Answers the statement it ran. */
export async function maintainEmbedded(db: Database): Promise<string | undefined> {
  const statement = (await neededCheckpoint(db)) ?? (await neededForTable(db));
  if (statement !== undefined) await db.query({ text: statement });
  return statement;
}

async function neededCheckpoint(db: Database): Promise<string | undefined> {
  const [row] = await db.query<{ needed: boolean }>({
    name: "needs-checkpoint",
    text: `SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) > $1::int8 AS needed
           FROM pg_control_checkpoint()`,
    values: [CHECKPOINT_BYTES],
  });
  return row?.needed === true ? "CHECKPOINT" : undefined;
}

async function neededForTable(db: Database): Promise<string | undefined> {
  await db.query({ text: "SELECT pg_stat_force_next_flush()" });
  const [need] = await db.query<Need>({
    name: "needs-maintenance",
    text: `SELECT format('%I.%I', s.schemaname, s.relname) AS name,
                  age(c.relfrozenxid) > $1::int8 AS freeze,
                  s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0) AS dead
           FROM pg_stat_all_tables s JOIN pg_class c ON c.oid = s.relid
           WHERE c.relkind = 'r'
             AND (age(c.relfrozenxid) > $1::int8
                  OR s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
                  OR s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0))
           ORDER BY greatest(s.n_dead_tup, s.n_mod_since_analyze) / (1 + greatest(c.reltuples, 0)) DESC
           LIMIT 1`,
    values: [FREEZE_AGE],
  });
  if (need === undefined) return undefined;
  if (need.freeze) return `VACUUM (FREEZE, ANALYZE) ${need.name}`;
  return need.dead ? `VACUUM (ANALYZE) ${need.name}` : `ANALYZE ${need.name}`;
}
