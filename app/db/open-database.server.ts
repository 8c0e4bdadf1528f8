import { env } from "#app/env.server.ts";
import { connectSocket } from "./connect-socket.server.ts";
import { DirectoryInUse } from "./directory-lock.server.ts";
import { makeDatabase, type LeasedDatabase } from "./leased-database.server.ts";
import { listMigrations, migrate } from "./migrate.server.ts";
import { openEmbedded } from "./open-embedded.server.ts";
import { connectPostgres } from "./postgres-source.server.ts";
import { socketPath } from "./socket-message.server.ts";

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

/**
 * The database for a program that a person runs beside the app: the embedded one through the
 * running app's socket, or opened here when the app does not run.
 */
export async function databaseBeside(directory = env.SATSUMA_DATA): Promise<LeasedDatabase> {
  if (env.DATABASE_URL !== undefined) return open();
  try {
    return await openEmbedded(directory, await listMigrations());
  } catch (fault) {
    if (!(fault instanceof DirectoryInUse)) throw fault;
    return makeDatabase(await connectSocket(socketPath(directory)));
  }
}

async function open(): Promise<LeasedDatabase> {
  if (env.DATABASE_URL === undefined) return openEmbedded(env.SATSUMA_DATA, await listMigrations());
  const db = makeDatabase(connectPostgres({ url: env.DATABASE_URL }));
  await migrate(db, await listMigrations());
  return db;
}
