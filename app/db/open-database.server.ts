import { env } from "#app/env.server.ts";
import { makeDatabase, type LeasedDatabase } from "./leased-database.server.ts";
import { migrate } from "./migrate.server.ts";
import { openEmbedded } from "./open-embedded.server.ts";
import { connectPostgres } from "./postgres-source.server.ts";

/** The server and the Remix bundle are two copies of every module; this place they share. */
const shared = globalThis as { satsumaDatabase?: Promise<LeasedDatabase> };

/**
 * The process's one database, opened and migrated when first asked for: PostgreSQL by DATABASE_URL,
 * otherwise the embedded one in SATSUMA_DATA.
 */
export function database(): Promise<LeasedDatabase> {
  shared.satsumaDatabase ??= open();
  return shared.satsumaDatabase;
}

/** Closes it, when it was opened at all: the last thing a process does. */
export async function closeDatabase(): Promise<void> {
  const opened = await shared.satsumaDatabase;
  await opened?.close();
}

async function open(): Promise<LeasedDatabase> {
  if (env.DATABASE_URL === undefined) return openEmbedded(env.SATSUMA_DATA);
  const db = makeDatabase(connectPostgres({ url: env.DATABASE_URL }));
  await migrate(db);
  return db;
}
