import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { type RecordValue, toRecordset } from "#app/db/to-recordset.server.ts";
import { EPOCH, type Population } from "#tests/sandbox/shop/population.ts";
import type { Shop } from "#tests/sandbox/shop/open-shop.ts";

/**
 * Plain tables of what was sold and given back, in the source's own columns: London's wall clock,
 * thousandths of a pound, pieces. Nothing is dated, netted or rounded yet.
 */
const TABLES = [
  `CREATE SCHEMA raw`,
  `CREATE TABLE raw.person (id bigint PRIMARY KEY, number int UNIQUE, added timestamp, domain text, consent text)`,
  `CREATE TABLE raw.tag (number int, tag text)`,
  `CREATE TABLE raw.country (number int, country text)`,
  `CREATE TABLE raw.product (code text PRIMARY KEY, id bigint, title text)`,
  `CREATE TABLE raw.invoice (invoice int PRIMARY KEY, number int, sold timestamp, postage int)`,
  `CREATE TABLE raw.item (invoice int, line int, code text, quantity int, price int, PRIMARY KEY (invoice, line))`,
  `CREATE TABLE raw.back (back int PRIMARY KEY, invoice int, given timestamp, postage int)`,
  `CREATE TABLE raw.back_item (back int, invoice int, line int, quantity int)`,
  // What stands at the moment asked about.
  `CREATE TABLE raw.clock (now timestamptz, wall timestamp, today date)`,
  `CREATE TABLE raw.line (number int, invoice int, code text, title text, sold timestamp, quantity bigint, pence bigint)`,
  `CREATE TABLE raw.sale (number int, invoice int, sold timestamp, pence bigint)`,
  `CREATE INDEX ON raw.line (number)`,
  `CREATE INDEX ON raw.sale (number)`,
  `CREATE FUNCTION raw.half_even(thousandths bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
     SELECT thousandths / 10 + CASE
       WHEN thousandths % 10 > 5 THEN 1
       WHEN thousandths % 10 = 5 THEN (thousandths / 10) % 2
       ELSE 0 END $$`,
];

type Rows = readonly { readonly [column: string]: RecordValue }[];

async function fill(tx: Queryable, table: string, columns: string, rows: Rows): Promise<void> {
  const names = columns.replaceAll(/ \w+(?=,|$)/g, "");
  for (let done = 0; done < rows.length; done += 20_000) {
    await tx.query({
      text: `INSERT INTO raw.${table} (${names})
             SELECT ${names} FROM jsonb_to_recordset($1::text::jsonb) AS r(${columns})`,
      values: [toRecordset(rows.slice(done, done + 20_000))],
    });
  }
}

/** Wall-clock minutes as the source has them, moved by whole weeks so that the last sale lies in the past week. */
function wallOf(minute: number): string {
  return new Date(EPOCH + minute * 60_000).toISOString().slice(0, 19);
}

export async function loadRawOrders(
  tx: Queryable,
  population: Population,
  shop: Shop,
  now: number,
): Promise<void> {
  for (const text of TABLES) await tx.query({ text });
  const { customers, orders, refunds, products } = population;
  const people = new Map([...shop.customers.values()].map((each) => [each.number, each]));
  const found = customers.map(({ number, minute }) => ({
    ...people.get(number)!,
    number,
    added: wallOf(minute),
  }));
  await fill(
    tx,
    "person",
    "id bigint, number int, added timestamp, domain text, consent text",
    found.map(({ id, number, added, email, consent }) => ({
      ...{ id, number, added, consent: consent.state },
      domain: email.slice(email.indexOf("@") + 1),
    })),
  );
  await fill(
    tx,
    "tag",
    "number int, tag text",
    found.flatMap(({ number, tags }) => tags.map((tag) => ({ number, tag }))),
  );
  await fill(
    tx,
    "country",
    "number int, country text",
    found.flatMap(({ number, countries }) => countries.map((country) => ({ number, country }))),
  );
  const sold = new Map([...shop.products.values()].map((each) => [each.code, each.id]));
  await fill(
    tx,
    "product",
    "code text, id bigint, title text",
    products.map(({ code, title }) => ({ code, id: sold.get(code)!, title })),
  );
  await fill(
    tx,
    "invoice",
    "invoice int, number int, sold timestamp, postage int",
    orders.map(({ invoice, minute, customer, shipping }) => ({
      ...{ invoice, sold: wallOf(minute), postage: shipping },
      number: customers[customer]?.number ?? null,
    })),
  );
  await fill(
    tx,
    "item",
    "invoice int, line int, code text, quantity int, price int",
    orders.flatMap(({ invoice, lines }) =>
      lines.map(({ product, quantity, price }, line) => ({
        ...{ invoice, line, quantity, price },
        code: products[product]!.code,
      })),
    ),
  );
  await fill(
    tx,
    "back",
    "back int, invoice int, given timestamp, postage int",
    refunds.map(({ minute, order, shipping }, back) => ({
      ...{ back, given: wallOf(minute), postage: shipping },
      invoice: orders[order]!.invoice,
    })),
  );
  await fill(
    tx,
    "back_item",
    "back int, invoice int, line int, quantity int",
    refunds.flatMap(({ order, lines }, back) =>
      lines.map(({ line, quantity }) => ({
        ...{ back, line, quantity },
        invoice: orders[order]!.invoice,
      })),
    ),
  );
  await moveToPresent(tx, now);
}

/** The README's rule 14, on the database's own calendar. */
async function moveToPresent(tx: Queryable, now: number): Promise<void> {
  await tx.query({
    text: `CREATE TABLE raw.shift AS
           SELECT floor(extract(epoch FROM ($1::timestamptz AT TIME ZONE 'Europe/London') - max(sold))
                        / (7 * 86400)) * interval '7 days' AS by
           FROM raw.invoice`,
    values: [toInstant(now)],
  });
  for (const [table, column] of [
    ["person", "added"],
    ["invoice", "sold"],
    ["back", "given"],
  ]) {
    await tx.query({
      text: `UPDATE raw.${table} SET ${column} = ${column} + (SELECT by FROM raw.shift)`,
    });
  }
}

/** Works out what stands at a moment: what was sold by then, less what was given back by then. */
export async function standAt(tx: Queryable, at: number): Promise<void> {
  for (const table of ["clock", "line", "sale"]) {
    await tx.query({ text: `DELETE FROM raw.${table}` });
  }
  await tx.query({
    text: `INSERT INTO raw.clock
           SELECT $1::timestamptz, $1::timestamptz AT TIME ZONE 'Europe/London',
                  ($1::timestamptz AT TIME ZONE 'Europe/London')::date`,
    values: [toInstant(at)],
  });
  await tx.query({
    text: `INSERT INTO raw.line
           SELECT s.number, s.invoice, i.code, p.title, s.sold, i.quantity - coalesce(b.quantity, 0),
                  raw.half_even((i.quantity - coalesce(b.quantity, 0)) * i.price::bigint)
           FROM raw.clock k
           JOIN raw.invoice s ON s.sold <= k.wall
           JOIN raw.item i ON i.invoice = s.invoice
           JOIN raw.product p ON p.code = i.code
           LEFT JOIN (SELECT r.invoice, r.line, sum(r.quantity) AS quantity
                      FROM raw.back_item r JOIN raw.back g USING (back), raw.clock
                      WHERE g.given <= raw.clock.wall GROUP BY 1, 2) b
             ON b.invoice = i.invoice AND b.line = i.line
           WHERE s.number IS NOT NULL`,
  });
  await tx.query({
    text: `INSERT INTO raw.sale
           SELECT s.number, s.invoice, s.sold,
                  s.postage - coalesce((SELECT sum(g.postage) FROM raw.back g
                                        WHERE g.invoice = s.invoice AND g.given <= k.wall), 0)
                  + l.pence
           FROM raw.clock k
           JOIN raw.invoice s ON s.sold <= k.wall
           JOIN (SELECT invoice, sum(pence) AS pence FROM raw.line GROUP BY 1) l USING (invoice)
           WHERE s.number IS NOT NULL`,
  });
  await tx.query({ text: `DELETE FROM raw.line WHERE quantity = 0` });
  await tx.query({ text: `ANALYZE raw.line` });
  await tx.query({ text: `ANALYZE raw.sale` });
}
