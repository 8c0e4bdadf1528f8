import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDatabase, type LeasedDatabase } from "#app/db/leased-database.server.ts";
import { listMigrations } from "#app/db/migrate.server.ts";
import { openEmbedded } from "#app/db/open-embedded.server.ts";
import { connectPostgres } from "#app/db/postgres-source.server.ts";
import { createPostgresDatabase } from "#tests/support/postgres-server.ts";

/** Does the work on a fresh, migrated embedded database on disk. */
export async function onEmbedded<T>(
  work: (db: LeasedDatabase, directory: string) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    const db = await openEmbedded(join(folder, "data"), await listMigrations());
    try {
      return await work(db, folder);
    } finally {
      await db.close();
    }
  });
}

/** Does the work on a fresh, migrated database of a real server: DATABASE_URL, or Debian's own. */
export async function onPostgres<T>(
  work: (db: LeasedDatabase, url: string) => Promise<T>,
): Promise<T> {
  const { url, drop } = await createPostgresDatabase();
  const db = makeDatabase(connectPostgres({ url }));
  try {
    return await work(db, url);
  } finally {
    await db.close();
    await drop();
  }
}

export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "satsuma-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
