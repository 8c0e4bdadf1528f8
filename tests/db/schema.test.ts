import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";

const run = promisify(execFile);

test("the migrations make what the schema says", async () => {
  const diff = ["migrate", "diff", "--from-migrations", "prisma/migrations"];
  const schema = ["--to-schema-datamodel", "prisma/schema.prisma", "--script"];
  const env = { ...process.env, DATABASE_URL: undefined };
  const { stdout } = await run(
    process.execPath,
    ["node_modules/prisma/build/index.js", ...diff, ...schema],
    { env },
  );
  expect(stdout).toContain("This is an empty migration.");
});

test("every key begins with the shop, but those of tables exempt by name", async () => {
  const db = await testDatabase();
  const keys = await db.query<{ table_name: string; column_name: string }>({
    text: `SELECT table_name, column_name FROM information_schema.key_column_usage
           WHERE table_schema = 'public' AND ordinal_position = 1`,
  });
  const others = keys.filter((key) => key.column_name !== "shop").map((key) => key.table_name);
  expect(others.sort()).toEqual(["_prisma_migrations", "session", "shop_alias"]);
});

test("every instant keeps whole milliseconds", async () => {
  const db = await testDatabase();
  const others = await db.query({
    text: `SELECT table_name, column_name FROM information_schema.columns
           WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
             AND (data_type LIKE 'timestamp without%' OR data_type LIKE 'timestamp with%' AND datetime_precision <> 3)`,
  });
  expect(others).toEqual([]);
});
