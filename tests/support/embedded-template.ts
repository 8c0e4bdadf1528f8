import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeDatabase } from "#app/db/leased-database.server.ts";
import { listMigrations, migrate } from "#app/db/migrate.server.ts";
import { startPglite } from "#app/db/pglite-source.server.ts";
import { migrationsHash } from "./migrations-hash.ts";

/** A migrated, empty embedded database as a tarball. Made once for these migrations, then kept between runs. */
export async function embeddedTemplate(): Promise<Uint8Array> {
  const folder = join(process.cwd(), "node_modules/.cache/satsuma");
  const file = join(folder, `database-${await migrationsHash()}.tar`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept !== undefined) return kept;

  const source = startPglite();
  await migrate(makeDatabase(source), await listMigrations());
  const dump = await source.dump();
  await source.close();
  // Several test files may make it at once; whole files replace each other.
  const draft = `${file}.${randomUUID()}`;
  await mkdir(folder, { recursive: true });
  await writeFile(draft, dump);
  await rename(draft, file);
  return dump;
}
