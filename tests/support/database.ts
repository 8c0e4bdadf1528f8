import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeDatabase, type LeasedDatabase } from "#app/db/leased-database.server.ts";
import { listMigrations, migrate } from "#app/db/migrate.server.ts";
import { startPglite } from "#app/db/pglite-source.server.ts";
import { afterAll } from "vitest";

/**
 * A fresh migrated database for one test file, closed after it.
 *
 * Embedded and in memory; with TEST_DATABASE=postgres a new database on the server DATABASE_URL
 * names. A pool of one, so that asking past an open transaction hangs here and not in production.
 */
export async function testDatabase(): Promise<LeasedDatabase> {
  const db = await embedded();
  afterAll(() => db.close());
  return db;
}

async function embedded(): Promise<LeasedDatabase> {
  return makeDatabase(startPglite({ template: await template() }));
}

/** A migrated, empty database as a tarball. Made once for these migrations, then kept between runs. */
async function template(): Promise<Uint8Array> {
  const hash = createHash("sha256");
  for (const { name, checksum } of await listMigrations()) hash.update(name).update(checksum);
  const folder = join(process.cwd(), "node_modules/.cache/satsuma");
  const file = join(folder, `database-${hash.digest("hex").slice(0, 16)}.tar`);

  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) return kept;

  const source = startPglite();
  await migrate(makeDatabase(source));
  const dump = await source.dump();
  await source.close();
  // Several test files may make it at once; whole files replace each other.
  const draft = `${file}.${randomUUID()}`;
  await mkdir(folder, { recursive: true });
  await writeFile(draft, dump);
  await rename(draft, file);
  return dump;
}
