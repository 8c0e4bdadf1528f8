import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Outcome, runCommand } from "#app/command/run-command.ts";
import { aShop } from "#tests/support/a-shop.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertCustomers, insertOrders } from "#tests/support/insert-orders.ts";

const db = await testDatabase();

const BUYERS = "number_of_orders >= 1";

beforeAll(async () => {
  await aShop(db, { shop: 1n, domain: "mandarin.myshopify.com", name: "Mandarin" });
  await aShop(db, { shop: 2n, domain: "lemon.myshopify.com", name: "Lemon & Lime" });
  await insertCustomers(db, 1n, 9);
  await insertCustomers(db, 2n, 4);
  await insertOrders(db, 1n, [
    { customer: 7, order: 11, placed: Date.UTC(2026, 3, 30, 12) },
    { customer: 2, order: 12, placed: Date.UTC(2026, 4, 2, 12) },
    { customer: 2, order: 13, placed: Date.UTC(2026, 4, 20), net: 2_550n },
  ]);
  await insertOrders(db, 2n, [{ customer: 3, order: 21, placed: Date.UTC(2026, 4, 2) }]);
});

function run(...args: string[]): Promise<Outcome> {
  return runCommand(args, () =>
    Promise.resolve({
      kind: db.kind,
      query: (statement) => db.query(statement),
      transaction: (work) => db.transaction(work),
      close: () => Promise.resolve(),
    }),
  );
}

async function json(...args: string[]): Promise<unknown> {
  const { code, out, err } = await run(...args, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out.endsWith("}\n")).toBe(true);
  return JSON.parse(out);
}

test("where there are several shops, one has to be named, by whatever it is called", async () => {
  const { code, out, err } = await run(BUYERS);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("--shop");
  expect(err).toContain("lemon.myshopify.com");
  for (const name of ["2", "lemon", "LEMON.myshopify.com", "Lemon & Lime"]) {
    expect(await run(BUYERS, "--shop", name, "--members")).toEqual({
      code: 0,
      out: "3\n",
      err: "",
    });
  }
});

test("without an option it counts; with others it counts only when asked", async () => {
  expect((await run("", "--shop", "1")).out).toBe("9 customers\n");
  expect((await run(BUYERS, "--shop", "1", "--members")).out).toBe("2\n7\n");
  expect((await run(BUYERS, "--shop", "1", "--members", "--count")).out).toBe(
    "2 customers\n2\n7\n",
  );
});

const Printed = z.object({
  members: z.array(z.string()),
  statement: z.object({
    text: z.string(),
    values: z.array(z.union([z.string(), z.array(z.string())])),
  }),
});

test.each(["2026-05-01", "2026-05-02T13:30", "2026-06-01"])(
  "as of %s the printed statement is the one that was run: it finds the same customers",
  async (asOf) => {
    const asked = [BUYERS, "--shop", "1", "--members", "--sql", "--as-of", asOf];
    const { members, statement } = Printed.parse(await json(...asked));
    const rows = await db.query<{ customer: bigint }>({ ...statement });
    expect(rows.map(({ customer }) => customer.toString()).toSorted()).toEqual(members);
    expect(members.length).toBeGreaterThan(0);

    // A person pastes it with the values that stand below it.
    const { out } = await run(BUYERS, "--shop", "1", "--sql", "--as-of", asOf);
    expect(out.match(/^-- \$\d+ = /gm)).toHaveLength(statement.values.length);
  },
);

test("a past moment can be explained", async () => {
  const query = "amount_spent > 20";
  const then = ["--shop", "1", "--explain", "2", "--as-of"];
  const { out } = await run(query, ...then, "2026-05-10");
  expect(out).toContain("Customer 2 was not in it");
  expect(out).toContain("order 12 of 2 May 2026");
  expect(out).not.toContain("order 13");
  expect((await run(query, ...then, "2026-05-30")).out).toContain("Customer 2 was in it");
});

test("everything at once comes as one object for programs", async () => {
  const asked = ["--shop", "1", "--count", "--members", "--sql", "--explain", "7"];
  expect(await json(BUYERS, ...asked, "--as-of", "2026-05-01")).toMatchObject({
    ok: true,
    shop: { name: "Mandarin", currency: "GBP", timeZone: "Europe/London" },
    query: BUYERS,
    at: "2026-04-30T23:00:00.000Z",
    assumed: false,
    count: 1,
    members: ["7"],
    customer: "7",
    explanation: { holds: true },
  });
});

test.each([
  [["number_of_orders >", "--json"], 2, "invalid-query"],
  [[BUYERS, "--as-of", "1 May", "--json"], 2, "invalid-moment"],
  [[BUYERS, "--as-of", "2999-01-01", "--json"], 1, "future-moment"],
  [["rfm_group = 'LOYAL'", "--json"], 1, "needs"],
  [[BUYERS, "--explain", "99", "--json"], 1, "no-customer"],
  [[BUYERS, "--explain", "Anna", "--json"], 1, "no-customer"],
])("%j is refused as JSON on the way that programs read", async (args, code, reason) => {
  const outcome = await run(...args, "--shop", "1");
  expect(outcome).toMatchObject({ code, err: "" });
  expect(JSON.parse(outcome.out)).toMatchObject({ ok: false, reason });
});

test("explaining is a look at a customer, and recorded", async () => {
  await run(BUYERS, "--shop", "2", "--explain", "3");
  const looks = await db.query({
    text: "SELECT staff, subject FROM access_log WHERE shop = 2",
  });
  expect(looks).toEqual([{ staff: "command line", subject: "customer 3" }]);
});
