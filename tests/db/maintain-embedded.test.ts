import { beforeAll, expect, test } from "vitest";
import type { Database } from "#app/db/database.server.ts";
import { makeDatabase } from "#app/db/leased-database.server.ts";
import { maintainEmbedded } from "#app/db/maintain-embedded.server.ts";
import { startPglite } from "#app/db/pglite-source.server.ts";
import { embeddedTemplate } from "#tests/support/embedded-template.ts";

// Always the embedded database: PostgreSQL has processes of its own for this.
let db: Database;
beforeAll(async () => {
  db = makeDatabase(startPglite({ template: await embeddedTemplate() }));
  await db.query({ text: "CREATE TABLE thing (n int4, filler text)" });
  await keepHouse();
  return () => db.close();
});

async function keepHouse(): Promise<string[]> {
  const done: string[] = [];
  for (let round = 0; round < 100; round += 1) {
    const statement = await maintainEmbedded(db);
    if (statement === undefined) return done;
    done.push(statement);
  }
  throw new Error("Maintenance finds no end.");
}

test("a table that was filled gets statistics, once", async () => {
  await db.query({ text: "INSERT INTO thing SELECT g FROM generate_series(1, 5000) AS g" });
  expect(await keepHouse()).toContain("ANALYZE public.thing");
  const [row] = await db.query({
    text: "SELECT reltuples::int4 AS rows FROM pg_class WHERE relname = 'thing'",
  });
  expect(row).toEqual({ rows: 5000 });
  expect(await maintainEmbedded(db)).toBeUndefined();
});

test("dead rows are cleared away", async () => {
  await db.query({ text: "UPDATE thing SET n = n + 1 WHERE n <= 2500" });
  expect(await keepHouse()).toContain("VACUUM (ANALYZE) public.thing");
  const [row] = await db.query({
    text: "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'thing'",
  });
  expect(row).toEqual({ n_dead_tup: 0n });
});

test("a long log is checkpointed before anything else", async () => {
  await db.query({
    text: `INSERT INTO thing SELECT g, repeat(md5(g::text), 30) FROM generate_series(1, 80000) AS g`,
  });
  expect(await maintainEmbedded(db)).toBe("CHECKPOINT");
});
