import { execFile, type ExecFileException } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Outcome, runCommand } from "#app/command/run-command.ts";
import type { LeasedDatabase } from "#app/db/leased-database.server.ts";
import { listMigrations } from "#app/db/migrate.server.ts";
import { openEmbedded } from "#app/db/open-embedded.server.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { insertCustomers, insertOrders } from "#tests/support/insert-orders.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

const directory = join(temporaryFolder(), "data");
let app: LeasedDatabase;

/** The app's database stays open, as while the app runs. */
beforeAll(async () => {
  app = await openEmbedded(directory, await listMigrations());
  await aShop(app, { shop: 1n, domain: "mandarin.myshopify.com" });
  await insertCustomers(app, 1n, 5);
  await insertOrders(app, 1n, [
    { customer: 1, order: 11, placed: Date.UTC(2026, 3, 30, 22, 59) },
    { customer: 2, order: 12, placed: Date.UTC(2026, 3, 30, 23, 0, 1) },
    { customer: 2, order: 13, placed: Date.UTC(2026, 4, 20) },
  ]);
}, 60_000);

afterAll(() => app.close());

function run(...args: string[]): Promise<Outcome> {
  return runCommand(args, () => Promise.resolve({ ...app, close: () => Promise.resolve() }));
}

/** The same as a process of its own, as a person runs it. */
function runAside(...args: string[]): Promise<Outcome> {
  const env = { ...process.env, DATABASE_URL: undefined, SATSUMA_DATA: directory };
  return new Promise((resolve) => {
    const done = (fault: ExecFileException | null, out: string, err: string) => {
      resolve({ code: typeof fault?.code === "number" ? fault.code : 0, out, err });
    };
    execFile(process.execPath, ["app/query.ts", ...args], { env }, done);
  });
}

test("it counts while the app runs", async () => {
  expect(await runAside("number_of_orders >= 1")).toEqual({
    code: 0,
    out: "2 customers\n",
    err: "",
  });
});

test("a past day is its start in the shop's own zone", async () => {
  const asked = ["number_of_orders >= 1", "--count", "--members", "--as-of", "2026-05-01"];
  expect((await run(...asked)).out).toBe("1 customer, as of 1 May 2026, 00:00 BST\n1\n");
});

test("a bad query ends with 2 and says every mistake with its place", async () => {
  const { code, out, err } = await run("number_of_order > 1 AND amount_spent CONTAINS 'x'");
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(err).toContain("Line 1 Column 0: 'number_of_order' filter cannot be found.");
  expect(err).toContain("Did you mean number_of_orders?");
  expect(err.trim().split("\n").length).toBeGreaterThan(1);

  const json = await runAside("number_of_order > 1", "--json");
  expect(json.code).toBe(2);
  expect(JSON.parse(json.out)).toMatchObject({
    ok: false,
    reason: "invalid-query",
    diagnostics: [{ code: "unknown-filter", line: 1, column: 0 }],
  });
});

test("it explains a customer, in words and as JSON", async () => {
  const query = "number_of_orders >= 2";
  expect((await run(query, "--explain", "1")).out).toBe(
    [
      "Customer 1 is not in it.",
      "Does not join by time alone.",
      "[ ] ordered at least 2 times (1; needed: at least 2)",
      "      + order 11 of 30 Apr 2026, £10",
      "",
    ].join("\n"),
  );
  const json = JSON.parse((await run(query, "--explain", "2", "--json")).out) as unknown;
  expect(json).toMatchObject({
    ok: true,
    customer: "2",
    explanation: { holds: true, turn: "infinity" },
  });
  expect(await run(query, "--explain", "9")).toMatchObject({ code: 1 });
});

test("it prints the statement with its values, guarded by the shop", async () => {
  const { out } = await run("amount_spent > 10", "--sql", "--shop", "mandarin");
  expect(out).toMatch(/^WITH /);
  expect(out).toMatch(/s\.shop = \$\d+::bigint/);
  expect(out).toMatch(/-- \$\d+ = 1000\n/);
});

test.each([
  [["number_of_orders > 0", "--shop", "lemon"], 1, "mandarin.myshopify.com"],
  [["number_of_orders > 0", "--as-of", "1 May"], 2, "--as-of is a day"],
  [["number_of_orders > 0", "--as-of", "2999-01-01"], 1, "future"],
  [["rfm_group = 'LOYAL'"], 1, "needs Shopify's RFM groups"],
  [["number_of_orders > 0", "--loudly"], 2, "npm run query"],
  [[], 2, "npm run query"],
])("%j ends with %i", async (args, code, said) => {
  const outcome = await run(...args);
  expect(outcome.code).toBe(code);
  expect(outcome.err).toContain(said);
});
