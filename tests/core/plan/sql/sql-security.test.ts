import { expect, test } from "vitest";
import { makeCalendar } from "#app/core/calendar/calendar.ts";
import { ALWAYS, FOREVER } from "#app/core/calendar/moment.ts";
import { bindSql } from "#app/core/plan/sql/bind-sql.ts";
import { compileSql } from "#app/core/plan/sql/compile-sql.ts";
import { aHistory, aLineState, anOrderState, aValue } from "#tests/support/builders/a-history.ts";
import { aQuery } from "#tests/support/builders/a-query.ts";
import { testDatabase } from "#tests/support/database.ts";
import { insertHistory } from "#tests/support/insert-history.ts";

const EVERY_TABLE = [
  "amount_spent > 5 AND customer_added_date < today AND abandoned_checkout_date >= -48h",
  "customer_tags CONTAINS 'x' AND orders_placed MATCHES (date >= -30d, count > 1)",
  "products_purchased MATCHES (tag = 'sale', id IN (1, 2), date >= -1m)",
  "checkouts_abandoned MATCHES (vendor = 'x', sku = 'y', date >= -48h, recovered = false)",
  "expected_order_date < today AND open_rate MATCHES (rate > 0.5, date >= -30d)",
  "events MATCHES (properties.a = 'b', within = 7d) OR shopify_email.opened MATCHES (activity_id = 1)",
  "storefront.product_viewed MATCHES (tag = 'sale', date >= -48h)",
];

test("every table is read within the shop", () => {
  for (const asked of ["probes", "range"] as const) {
    const { text, parameters } = compileSql(
      EVERY_TABLE.map((query) => aQuery(query)),
      asked,
    );
    const shop = `$${parameters.findIndex(({ kind }) => kind === "shop") + 1}::bigint`;
    const tables = [...text.matchAll(/(?:FROM|JOIN) (?:probe p JOIN )?([a-z_]+) ([a-z])\b/g)]
      .map(([, table = "", alias = ""]) => ({ table, alias }))
      .filter(({ table }) => !table.endsWith("_answer") && !PARTS.has(table));
    expect(new Set(tables.map(({ table }) => table))).toEqual(
      new Set([
        ...["customer", "order_state", "line_state"],
        ...["product_value", "customer_value", "checkout_state", "checkout_line_state"],
        "activity",
      ]),
    );
    for (const { alias } of tables) expect(text).toContain(`${alias}.shop = ${shop}`);
    expect(text.split(".shop = ").length - 1).toBe(tables.length);
  }
});

const PARTS = new Set([
  ...["asked", "probe", "order_read", "order_at", "order_line"],
  ...["activity_read", "activity_at", "activity_email"],
  ...["line_then", "product_said", "line_product", "line_at"],
  ...["left_at", "left_checkout"],
]);

test("what a query says reaches the statement only as a parameter", () => {
  const hostile = "'); DROP TABLE customer; --";
  const escaped = hostile.replaceAll("'", "\\'");
  const query = aQuery(
    `customer_tags CONTAINS '${escaped}' OR customer_email_domain = '${escaped}'
     OR products_purchased MATCHES (tag = '${escaped}', id = 987654321, quantity > 4242)
     OR events MATCHES (name = '${escaped}', properties.drop = '${escaped}', within = 4242h)
     OR open_rate MATCHES (rate > 0.31337) OR amount_spent = 31337.42 OR last_order_date > 1987-06-05`,
  );
  for (const asked of ["probes", "range"] as const) {
    const { text } = compileSql([query], asked);
    for (const said of ["DROP", "drop", "987654321", "4242", "31337", "1987"]) {
      expect(text).not.toContain(said);
    }
  }
});

test("no statement does calendar arithmetic", () => {
  for (const asked of ["probes", "range"] as const) {
    const { text } = compileSql(
      EVERY_TABLE.map((query) => aQuery(query)),
      asked,
    );
    expect(text).not.toMatch(/interval|date_trunc|time zone|now\(|current_/i);
  }
});

test("another shop's facts change no answer", async () => {
  const db = await testDatabase();
  const at = Date.UTC(2026, 6, 1);
  const rich = aHistory({
    addedAt: at - 5,
    orders: [anOrderState(at - 10, { order: "1", lines: [{ ...aLineState("1"), line: "1" }] })],
    checkouts: [{ checkout: "a", from: at - 9, until: FOREVER }],
    values: [aValue("customer_tags", "x")],
    productValues: new Map([["1", [aValue("tag", "sale")]]]),
  });
  await insertHistory(db, 1n, aHistory({ orders: [anOrderState(at - 10, { order: "1" })] }));
  await insertHistory(db, 2n, rich);

  const queries = [
    "number_of_orders = 1 AND customer_tags IS NULL AND abandoned_checkout_date IS NULL",
    "products_purchased MATCHES ()",
    "products_purchased MATCHES (tag = 'sale')",
  ];
  const plan = compileSql(
    queries.map((query) => aQuery(query)),
    "probes",
  );
  const context = { calendar: makeCalendar("UTC"), excludedTraits: 0, currencyExponent: 2 };
  const epoch = { from: ALWAYS, until: FOREVER, context };
  const answersFor = async (shop: bigint) => {
    const asked = { kind: "probes", probes: [{ customer: "1", at }] } as const;
    const values = bindSql(plan, { shop, epoch, asked });
    const rows = await db.query<{ inside: boolean[] }>({
      text: `${plan.text} SELECT inside FROM answer`,
      values,
    });
    return rows.map(({ inside }) => inside);
  };
  expect(await answersFor(1n)).toEqual([[true, false, false]]);
  expect(await answersFor(2n)).toEqual([[false, true, true]]);
  expect(await answersFor(3n)).toEqual([]);
});
