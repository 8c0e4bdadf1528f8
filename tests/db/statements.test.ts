import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";

/** The files that say SQL. */
const FILES = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => `app/${name}`);

interface Said {
  readonly file: string;
  readonly sql: string;
}

/** Every literal that reads like a statement. */
const SAID: readonly Said[] = FILES.flatMap((file) => {
  const code = readFileSync(file, "utf8").replaceAll(/^\s*(\/\/|\/?\*).*$/gm, "");
  return [...code.matchAll(/`[^`]*`|"[^"\n]*"/g)]
    .map(([literal]) => literal)
    .filter((literal) => /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b/.test(literal))
    .map((sql) => ({ file, sql }));
});

/** Tables in which each row is some shop's, but for the two that know shops by themselves. */
async function tablesOfShops(): Promise<string[]> {
  const db = await testDatabase();
  const rows = await db.query<{ table_name: string }>({
    text: `SELECT table_name FROM information_schema.columns
           WHERE table_schema = 'public' AND column_name = 'shop'
             AND table_name NOT IN ('shop', 'session', 'shop_alias')`,
  });
  return rows.map(({ table_name }) => table_name);
}

test("no statement does calendar arithmetic", () => {
  expect(SAID.length).toBeGreaterThan(100);
  const calendar =
    /at time zone|date_trunc|date_part|\binterval\b|current_(date|time)|localtime|to_char|make_(date|time|interval)|::date\b|\b(year|month|week|day|dow) from\b/i;
  expect(SAID.filter(({ sql }) => calendar.test(sql))).toEqual([]);
});

test("every statement about a shop's rows says of which shop", async () => {
  const tables = (await tablesOfShops()).join("|");
  const reference = new RegExp(`\\b(FROM|JOIN|UPDATE|INTO|USING)\\s+(${tables})\\b`);
  const guard = /\bshop\s*=|\(\s*shop\b|\$\{guard\(/;
  // The compiler prints its guards from pieces; tests/core/plan/sql has its own test of them.
  const said = SAID.filter(({ file }) => !file.startsWith("app/core/plan/sql/"));
  const found = said.filter(({ sql }) => reference.test(sql));
  expect(found.length).toBeGreaterThan(80);
  expect(found.filter(({ sql }) => !guard.test(sql))).toEqual([]);
});
