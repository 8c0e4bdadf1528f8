import { beforeAll, expect, test } from "vitest";
import type { Database } from "#app/db/database.server.ts";
import { listMigrations, migrate, pendingMigrations } from "#app/db/migrate.server.ts";
import { testDatabase } from "#tests/support/database.ts";

let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});

const A = {
  name: "29990101000000_a",
  sql: "CREATE TABLE a (); CREATE TABLE a_too ()",
  checksum: "a",
};
const B = { name: "29990101000001_b", sql: "CREATE TABLE b (); SELECT 1 / 0", checksum: "b" };

test("a migrated database has nothing pending", async () => {
  const migrations = await listMigrations();
  expect(migrations.length).toBeGreaterThan(1);
  expect(await pendingMigrations(db, migrations)).toEqual([]);
  expect(await migrate(db, migrations)).toBe(0);
});

test("when one migration fails none of them was", async () => {
  await expect(migrate(db, [A, B])).rejects.toMatchObject({ code: "22012" });
  expect(await pendingMigrations(db, [A, B])).toEqual([A, B]);
  expect(await db.query({ text: "SELECT to_regclass('a') AS a" })).toEqual([{ a: null }]);
});

test("a migration that was changed after it was applied is a fault", async () => {
  expect(await migrate(db, [A])).toBe(1);
  expect(await migrate(db, [A])).toBe(0);
  await expect(migrate(db, [{ ...A, checksum: "other" }])).rejects.toThrow("changed after");
});

test("a migration that Prisma left unfinished is a fault", async () => {
  await db.query({
    text: "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1",
    values: [A.name],
  });
  await expect(migrate(db, [A])).rejects.toThrow("migrate resolve");
});
