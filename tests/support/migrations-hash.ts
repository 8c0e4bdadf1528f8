import { createHash } from "node:crypto";
import { listMigrations } from "#app/db/migrate.server.ts";

/** Names what the migrations make: a template made under another name is out of date. */
export async function migrationsHash(): Promise<string> {
  const hash = createHash("sha256");
  for (const { name, checksum } of await listMigrations()) hash.update(name).update(checksum);
  return hash.digest("hex").slice(0, 16);
}
