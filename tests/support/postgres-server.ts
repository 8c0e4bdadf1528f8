import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { Database } from "#app/db/database.server.ts";
import { makeDatabase } from "#app/db/leased-database.server.ts";
import { listMigrations, migrate } from "#app/db/migrate.server.ts";
import { connectPostgres } from "#app/db/postgres-source.server.ts";
import { migrationsHash } from "./migrations-hash.ts";

/** Any number, the same for all test files: one of them makes the template. */
const TEMPLATE_LOCK = 20_261_122;

/** The server to make databases on: DATABASE_URL, or Debian's own, started when it is not running. */
export function serverUrl(): string {
  return (
    process.env["DATABASE_URL"] ??
    execFileSync("tests/support/scripts/start-postgres.sh", { encoding: "utf8" }).trim()
  );
}

export interface PostgresTestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** Makes a migrated database of its own, cloned from a template. */
export async function createPostgresDatabase(): Promise<PostgresTestDatabase> {
  const server = serverUrl();
  const name = `satsuma_test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, async (admin) => {
    const template = await ensureTemplate(admin, server);
    await admin.query({ text: `CREATE DATABASE ${name} TEMPLATE ${template}` });
  });
  return {
    url: urlOf(server, name),
    drop: () =>
      onServer(server, async (admin) => {
        // Not by force, which an autovacuum at work there turns into a refusal.
        await admin.query({ text: `DROP DATABASE ${name}` });
      }),
  };
}

async function ensureTemplate(admin: Database, server: string): Promise<string> {
  const name = `satsuma_template_${await migrationsHash()}`;
  await admin.query({ text: "SELECT pg_advisory_lock($1)", values: [TEMPLATE_LOCK] });
  const found = await admin.query({
    text: "SELECT 1 FROM pg_database WHERE datname = $1",
    values: [name],
  });
  if (found.length === 0) {
    // Renamed when it is whole, so that a run that was broken off leaves nothing half made.
    const draft = `satsuma_draft_${randomUUID().replaceAll("-", "")}`;
    await admin.query({ text: `CREATE DATABASE ${draft}` });
    const db = makeDatabase(connectPostgres({ url: urlOf(server, draft), connections: 1 }));
    await migrate(db, await listMigrations());
    await db.close();
    await admin.query({ text: `ALTER DATABASE ${draft} RENAME TO ${name}` });
  }
  await admin.query({ text: "SELECT pg_advisory_unlock($1)", values: [TEMPLATE_LOCK] });
  return name;
}

export async function onServer(
  url: string,
  work: (admin: Database) => Promise<void>,
): Promise<void> {
  const admin = makeDatabase(connectPostgres({ url, connections: 1 }));
  try {
    await work(admin);
  } finally {
    await admin.close();
  }
}

export function urlOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
