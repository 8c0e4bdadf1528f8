import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#app/db/database.server.ts";
import { databaseNow } from "#app/db/now.server.ts";
import { breaksConstraint, isRefusedForItsData } from "#app/db/statement-fault.server.ts";
import { tryShopLock } from "#app/db/try-shop-lock.server.ts";

/** What every database must do alike, whichever way it is reached. The caller closes it. */
export function databaseContract(open: () => Promise<Database>): void {
  let db: Database;

  beforeAll(async () => {
    db = await open();
    await db.query({ text: "CREATE TABLE thing (id int8 PRIMARY KEY, word text NOT NULL)" });
  });

  afterAll(() => db.query({ text: "DROP TABLE thing" }));

  const words = async () =>
    (await db.query<{ word: string }>({ text: "SELECT word FROM thing ORDER BY id" })).map(
      ({ word }) => word,
    );

  test("values come back in the forms the interface names", async () => {
    const [row] = await db.query({
      text: `SELECT 1::int2 AS small, 2::int4 AS int, 9007199254740993::int8 AS big,
                    1.50::numeric AS exact, 0.5::float8 AS float, true AS bool, 'x'::text AS text,
                    '2024-02-29'::date AS date, '\\x00ff'::bytea AS bytes, NULL::text AS nothing,
                    '2026-11-22 10:20:30.405+02'::timestamptz(3) AS instant,
                    'infinity'::timestamptz(3) AS forever, '-infinity'::timestamptz(3) AS always,
                    '{"a": [1, null]}'::jsonb AS json,
                    '0190b5a4-7c1e-7000-8000-000000000001'::uuid AS uuid`,
      values: [],
    });
    expect(row).toEqual({
      small: 1,
      int: 2,
      big: 9_007_199_254_740_993n,
      exact: "1.50",
      float: 0.5,
      bool: true,
      text: "x",
      date: "2024-02-29",
      bytes: new Uint8Array([0, 255]),
      nothing: null,
      instant: Date.UTC(2026, 10, 22, 8, 20, 30, 405),
      forever: Number.POSITIVE_INFINITY,
      always: Number.NEGATIVE_INFINITY,
      json: { a: [1, null] },
      uuid: "0190b5a4-7c1e-7000-8000-000000000001",
    });
  });

  test("arrays come back as arrays of those", async () => {
    const [row] = await db.query({
      text: `SELECT ARRAY[1, NULL]::int8[] AS big, ARRAY['a"b', 'c,d', '', 'NULL', NULL] AS text,
                    ARRAY['2026-01-01 00:00:00Z', 'infinity']::timestamptz(3)[] AS instants,
                    ARRAY['\\x01'::bytea] AS bytes, '{{1,2},{3,4}}'::int4[] AS nested,
                    ARRAY['1.0'::numeric] AS exact, '{}'::text[] AS none`,
    });
    expect(row).toEqual({
      big: [1n, null],
      text: ['a"b', "c,d", "", "NULL", null],
      instants: [Date.UTC(2026, 0, 1), Number.POSITIVE_INFINITY],
      bytes: [new Uint8Array([1])],
      nested: [
        [1, 2],
        [3, 4],
      ],
      exact: ["1.0"],
      none: [],
    });
  });

  test("values that go in come back the same", async () => {
    const values = [
      9_007_199_254_740_993n,
      7,
      true,
      'it\'s \\ "quoted" {and} 🍊',
      null,
      new Uint8Array([0, 1, 255]),
      new Date(0),
      [1n, 2n],
      ["a", null, 'b"\\'],
      [new Uint8Array([5])],
      { list: [1] },
    ];
    const [row] = await db.query({
      text: `SELECT $1::int8 AS a, $2::int4 AS b, $3::bool AS c, $4::text AS d, $5::text AS e,
                    $6::bytea AS f, $7::timestamptz(3) AS g, $8::int8[] AS h, $9::text[] AS i,
                    $10::bytea[] AS j, $11::jsonb AS k`,
      values,
    });
    expect(Object.values(row ?? {})).toEqual(values.map((v) => (v instanceof Date ? 0 : v)));
  });

  test("a named statement runs again with other values, and two texts cannot share its name", async () => {
    const statement = { name: "contract-double", text: "SELECT $1::int4 * 2 AS twice" };
    expect(await db.query({ ...statement, values: [2] })).toEqual([{ twice: 4 }]);
    expect(await db.query({ ...statement, values: [3] })).toEqual([{ twice: 6 }]);
    const other = db.query({ ...statement, text: "SELECT 1", values: [] });
    await expect(other).rejects.toMatchObject({ code: "42P05" });
    expect(await db.query({ ...statement, values: [4] })).toEqual([{ twice: 8 }]);
  });

  test("more statements may be named than are kept prepared", async () => {
    const numbers = Array.from({ length: 250 }, (_, n) => n);
    for (const n of [...numbers, ...numbers]) {
      const text = `SELECT ${n.toString()} + $1::int4 AS sum`;
      const rows = await db.query({ name: `contract-sum-${n.toString()}`, text, values: [1] });
      expect(rows).toEqual([{ sum: n + 1 }]);
    }
  });

  test("a script runs whole, or not at all", async () => {
    const script = "INSERT INTO thing VALUES (1, 'one'); INSERT INTO thing VALUES (2, 'two')";
    await db.query({ text: script });
    await expect(
      db.query({ text: `INSERT INTO thing VALUES (3, 'three'); ${script}` }),
    ).rejects.toMatchObject({ code: "23505" });
    expect(await words()).toEqual(["one", "two"]);
    await db.query({ text: "DELETE FROM thing" });
  });

  test("a transaction that throws leaves nothing behind", async () => {
    const failing = db.transaction(async (tx) => {
      await tx.query({ text: "INSERT INTO thing VALUES (1, 'one')" });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await words()).toEqual([]);
  });

  test("a transaction that ignores a failed statement is a fault, not a silent rollback", async () => {
    const careless = db.transaction(async (tx) => {
      await tx.query({ text: "INSERT INTO thing VALUES (1, 'one')" });
      await tx.query({ text: "SELECT 1 / 0" }).catch(() => undefined);
    });
    await expect(careless).rejects.toMatchObject({ code: "25P02" });
    expect(await words()).toEqual([]);
  });

  test("transactions that come together are served one after the other, in order", async () => {
    const add = (id: number) =>
      db.transaction(async (tx) => {
        const [row] = await tx.query<{ n: bigint }>({ text: "SELECT count(*) AS n FROM thing" });
        await tx.query({
          text: "INSERT INTO thing VALUES ($1, $2)",
          values: [id, `after ${String(row?.n)}`],
        });
      });
    for (const id of [1, 2, 3]) await add(id);
    await Promise.all([4, 5, 6].map(add));
    expect(await db.query({ text: "SELECT count(*) AS n FROM thing" })).toEqual([{ n: 6n }]);
    await db.query({ text: "DELETE FROM thing" });
  });

  test("inside a transaction the database itself refuses to be asked", async () => {
    const nested = db.transaction(() => db.query({ text: "SELECT 1" }));
    await expect(nested).rejects.toThrow("only its handle");
  });

  test("a transaction's handle is dead after its end", async () => {
    const handle = await db.transaction((tx) => Promise.resolve(tx));
    await expect(handle.query({ text: "SELECT 1" })).rejects.toThrow("after its end");
  });

  test("a refused statement says its code and constraint, and quotes no values", async () => {
    await db.query({ text: "INSERT INTO thing VALUES (1, 'one')" });
    const duplicate = db.query({
      text: "INSERT INTO thing VALUES ($1, $2)",
      values: [1, "ada@example.com"],
    });
    const fault: unknown = await duplicate.catch((reason: unknown) => reason);
    expect(breaksConstraint(fault, "thing_pkey")).toBe(true);
    expect(isRefusedForItsData(fault)).toBe(true);

    const malformed = db.query({ text: "SELECT $1::int8", values: ["ada@example.com"] });
    const message = await malformed.catch((reason: unknown) => (reason as Error).message);
    expect(message).not.toContain("ada");
    await db.query({ text: "DELETE FROM thing" });
  });

  test("an answer of many rows arrives whole", async () => {
    const rows = await db.query({ text: "SELECT generate_series(1, 12345) AS n", values: [] });
    expect(rows).toHaveLength(12_345);
    expect(rows.at(-1)).toEqual({ n: 12_345 });
  });

  test("the clock stands still within a transaction and shows whole milliseconds", async () => {
    await db.transaction(async (tx) => {
      const first = await databaseNow(tx);
      await tx.query({ text: "SELECT pg_sleep(0.01)" });
      expect(await databaseNow(tx)).toBe(first);
      expect(Number.isInteger(first)).toBe(true);
      expect(Math.abs(first - Date.now())).toBeLessThan(60_000);
    });
  });

  test("a shop's lock is there for the taking in an undisturbed database", async () => {
    await db.transaction(async (tx) => {
      expect(await tryShopLock(tx, 1n)).toBe(true);
      expect(await tryShopLock(tx, 2n)).toBe(true);
    });
  });
}
