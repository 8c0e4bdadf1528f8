import { defineConfig } from "prisma/config";
import { startPglite } from "#app/db/pglite-source.server.ts";
import { connectPostgres } from "#app/db/postgres-source.server.ts";
import { makePrismaAdapter } from "#app/db/prisma-adapter.server.ts";

const url = process.env["DATABASE_URL"];

// The schema must name a URL to be read at all, though only the adapter below is ever used.
process.env["DATABASE_URL"] = url ?? "postgresql://embedded";

/**
 * Prisma's commands with its JavaScript engine: nothing is downloaded. With DATABASE_URL they act
 * on that PostgreSQL; without it on an empty database in memory, which is all that `generate` and
 * `migrate diff` need. The embedded database migrates itself at start (app/db/migrate.server.ts).
 */
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: () =>
    Promise.resolve(
      makePrismaAdapter(() =>
        Promise.resolve(url === undefined ? startPglite() : connectPostgres({ url })),
      ),
    ),
});
