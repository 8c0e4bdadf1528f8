import { constants, existsSync } from "node:fs";
import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ConnectionSource } from "./connection.server.ts";
import { lockDirectory } from "./directory-lock.server.ts";
import { makeDatabase, type LeasedDatabase } from "./leased-database.server.ts";
import { startMaintenance } from "./maintain-embedded.server.ts";
import { migrate, pendingMigrations, type Migration } from "./migrate.server.ts";
import { startPglite } from "./pglite-source.server.ts";
import { serveSocket } from "./serve-socket.server.ts";
import { socketPath } from "./socket-message.server.ts";

/** Copies made before migrating; older ones are removed. */
const KEPT_COPIES = 3;

/**
 * Opens the embedded database in a directory, which is this process's alone until it is closed,
 * and migrates it. A database that was there before is copied first. Other processes of ours reach
 * it through this one's socket.
 */
export async function openEmbedded(
  directory: string,
  migrations: readonly Migration[],
): Promise<LeasedDatabase> {
  const lock = lockDirectory(directory);
  try {
    const source = await startMigrated(directory, migrations);
    const socket = await serveSocket(source, socketPath(directory));
    const maintenance = startMaintenance(makeDatabase(source));
    return makeDatabase({
      ...source,
      async close() {
        maintenance.stop();
        await socket.close();
        await source.close();
        lock.release();
      },
    });
  } catch (fault) {
    lock.release();
    throw fault;
  }
}

async function startMigrated(
  directory: string,
  migrations: readonly Migration[],
): Promise<ConnectionSource> {
  const files = join(directory, "postgres");
  const existed = existsSync(files);
  let source = startPglite({ directory: files });
  const pending = await pendingMigrations(makeDatabase(source), migrations);
  if (pending.length > 0 && existed) {
    await source.close();
    await copy(files, join(directory, "copies"));
    source = startPglite({ directory: files });
  }
  await migrate(makeDatabase(source), migrations);
  return source;
}

async function copy(files: string, copies: string): Promise<void> {
  await mkdir(copies, { recursive: true, mode: 0o700 });
  const name = new Date().toISOString().replaceAll(":", "-");
  // Where the file system can, a copy shares its blocks until one side changes.
  await cp(files, join(copies, name), { recursive: true, mode: constants.COPYFILE_FICLONE });
  const older = (await readdir(copies)).sort().slice(0, -KEPT_COPIES);
  await Promise.all(older.map((entry) => rm(join(copies, entry), { recursive: true })));
}
