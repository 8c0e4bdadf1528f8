import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database, Queryable } from "./database.server.ts";
import { projectRoot } from "./project-root.server.ts";

export interface Migration {
  /** Its folder, which starts with the time it was written: the order they apply in. */
  readonly name: string;
  readonly sql: string;
  /** Hex of SHA-256, as Prisma records it. */
  readonly checksum: string;
}

/** The migrations of prisma/migrations, in order. */
export async function listMigrations(): Promise<Migration[]> {
  const folder = join(projectRoot(), "prisma/migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(folder, name, "migration.sql"));
      const checksum = createHash("sha256").update(bytes).digest("hex");
      return { name, sql: bytes.toString("utf8"), checksum };
    }),
  );
}

/** Prisma's own table, so that `prisma migrate` agrees with what was applied here. */
const JOURNAL = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** One number for all who migrate this database; any will do as long as it is the same. */
const MIGRATION_LOCK = 6_174_203;

/** The migrations this database has not had yet. A changed or half-applied one is a fault. */
export async function pendingMigrations(
  db: Queryable,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  const [journal] = await db.query<{ present: boolean }>({
    text: "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present",
  });
  if (journal?.present !== true) return migrations;

  const applied = await db.query<JournalRow>({
    text: `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
           FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  });
  const byName = new Map(applied.map((row) => [row.name, row]));
  return migrations.filter((migration) => !isApplied(migration, byName.get(migration.name)));
}

interface JournalRow {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

function isApplied({ name, checksum }: Migration, row: JournalRow | undefined): boolean {
  if (row === undefined) return false;
  if (!row.finished) {
    throw new Error(`Migration ${name} was left unfinished. Run: npx prisma migrate resolve`);
  }
  if (row.checksum !== checksum) {
    throw new Error(`Migration ${name} was changed after it was applied.`);
  }
  return true;
}

/**
 * Brings the database up to the migrations and answers how many it applied.
 *
 * All in one transaction: it ends fully migrated or as it was. Several processes may start at
 * once; one migrates and the others wait for it. A table in heavy use is not waited for longer
 * than five seconds, because everything that comes after would queue behind us.
 */
export async function migrate(db: Database, migrations: readonly Migration[]): Promise<number> {
  if ((await pendingMigrations(db, migrations)).length === 0) return 0;
  return db.transaction(async (tx) => {
    await tx.query({
      text: "SELECT pg_advisory_xact_lock($1)",
      values: [MIGRATION_LOCK],
    });
    await tx.query({ text: "SET LOCAL lock_timeout = '5s'" });
    const pending = await pendingMigrations(tx, migrations);
    await tx.query({ text: JOURNAL });
    for (const migration of pending) await apply(tx, migration);
    return pending.length;
  });
}

async function apply(tx: Queryable, { name, sql, checksum }: Migration): Promise<void> {
  await tx.query({ text: sql });
  await tx.query({
    text: `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
           VALUES ($1, $2, $3, now(), now(), 1)`,
    values: [randomUUID(), checksum, name],
  });
}
