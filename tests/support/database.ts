import { afterAll } from "vitest";
import { makeDatabase, type LeasedDatabase } from "#app/db/leased-database.server.ts";
import { startPglite } from "#app/db/pglite-source.server.ts";
import { connectPostgres } from "#app/db/postgres-source.server.ts";
import { embeddedTemplate } from "./embedded-template.ts";
import { createPostgresDatabase } from "./postgres-server.ts";

/** How to get rid of each database this test file opened. */
const endings: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const end of endings) await end();
});

/**
 * A fresh migrated database, closed after the test file: embedded and in memory, or with
 * TEST_DATABASE=postgres a database of its own on a real server.
 *
 * A pool of one, unless a test is about several connections: whoever asks past an open transaction
 * is caught here and not in production.
 */
export async function testDatabase({ connections = 1 } = {}): Promise<LeasedDatabase> {
  if (process.env["TEST_DATABASE"] === "postgres") return onPostgres(connections);
  const db = makeDatabase(startPglite({ template: await embeddedTemplate() }));
  endings.push(() => db.close());
  return db;
}

async function onPostgres(connections: number): Promise<LeasedDatabase> {
  const { url, drop } = await createPostgresDatabase();
  const db = makeDatabase(connectPostgres({ url, connections }));
  endings.push(async () => {
    await db.close();
    await drop();
  });
  return db;
}
