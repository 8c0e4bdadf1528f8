/**
 * Derives the sandbox's orders from the Online Retail data set by the rules in the sandbox's README:
 *
 *   npm exec -- node tests/sandbox/scripts/derive-online-retail.ts ../shared/data/online-retail.csv.gz
 *
 * Writes `data/online-retail.txt.br` (one column a line) and `data/unmatched.csv` (cancelled pieces
 * that no order holds). Times stay London wall-clock minutes: whoever loads them shifts them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gunzipSync } from "node:zlib";
import { roundHalfEven } from "#tests/sandbox/shop/round-half-even.ts";

const SHIPPING = new Set(["POST", "DOT"]);
const FEES = new Set(["M", "D", "S", "B", "C2", "CRUK", "BANK CHARGES", "AMAZONFEE"]);
const EPOCH = Date.UTC(2010, 11, 1);

interface Row {
  readonly invoice: string;
  readonly code: string;
  readonly title: string;
  readonly quantity: number;
  readonly minute: number;
  /** Thousandths of a pound: four rows of the source have three decimals. */
  readonly price: number;
  readonly customer: string;
  readonly country: string;
}

interface Line {
  readonly code: string;
  readonly quantity: number;
  readonly price: number;
  left: number;
}

interface Order {
  readonly invoice: number;
  readonly minute: number;
  readonly customer: string;
  readonly country: string;
  readonly lines: Line[];
  shipping: number;
  shippingLeft: number;
}

interface Refund {
  readonly cancellation: number;
  readonly minute: number;
  readonly order: Order;
  readonly lines: { readonly line: number; readonly quantity: number }[];
  shipping: number;
}

interface Unmatched {
  readonly invoice: string;
  readonly customer: string;
  readonly code: string;
  /** Pieces of a product, pence of shipping. */
  readonly amount: number;
}

function parseFields(text: string): string[] {
  const fields: string[] = [];
  for (const match of text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)) {
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
  }
  return fields;
}

function parseRow(text: string): Row {
  const [invoice, code, title, quantity, date, price, customer, country, ...rest] =
    parseFields(text);
  if (country === undefined || rest.length > 0) throw new Error(`Not eight fields: ${text}`);
  return {
    invoice: invoice!,
    code: code!.trim().toUpperCase(),
    title: title!.trim().replaceAll(/\s+/g, " "),
    quantity: Number(quantity),
    minute: (Date.parse(`${date!.replace(" ", "T")}Z`) - EPOCH) / 60_000,
    price: Math.round(Number(price) * 1000),
    customer: customer!.replace(/\.0$/, ""),
    country,
  };
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

const earliest = (rows: readonly Row[]) => Math.min(...rows.map((row) => row.minute));

function makeOrder(invoice: string, rows: readonly Row[]): Order | undefined {
  const sold = rows.filter(
    ({ quantity, price, code }) => quantity > 0 && price > 0 && !FEES.has(code),
  );
  const lines = sold
    .filter(({ code }) => !SHIPPING.has(code))
    .map(({ code, quantity, price }) => ({ code, quantity, price, left: quantity }));
  if (lines.length === 0) return undefined;
  const shipping = sold
    .filter(({ code }) => SHIPPING.has(code))
    .reduce((sum, { quantity, price }) => sum + roundHalfEven(quantity * price, 10), 0);
  return {
    invoice: Number(invoice),
    minute: earliest(rows),
    customer: rows[0]!.customer,
    country: rows[0]!.country,
    lines,
    shipping,
    shippingLeft: shipping,
  };
}

/** Gives back what one row of a cancellation names, from the latest earlier order that still holds it. */
function refundRow(
  row: Row,
  minute: number,
  orders: readonly Order[],
  refunds: Map<Order, Refund>,
) {
  const isShipping = SHIPPING.has(row.code);
  const wanted = isShipping ? roundHalfEven(-row.quantity * row.price, 10) : -row.quantity;
  const order = orders.findLast(
    (candidate) =>
      candidate.minute < minute &&
      (isShipping
        ? candidate.shippingLeft > 0
        : candidate.lines.some(({ code, left }) => code === row.code && left > 0)),
  );
  if (!order) return wanted;

  const known = refunds.get(order);
  const refund = known ?? {
    cancellation: Number(row.invoice.slice(1)),
    minute,
    order,
    lines: [],
    shipping: 0,
  };
  if (!known) refunds.set(order, refund);
  if (isShipping) {
    const given = Math.min(wanted, order.shippingLeft);
    order.shippingLeft -= given;
    refund.shipping += given;
    return wanted - given;
  }
  let missing = wanted;
  order.lines.forEach((line, index) => {
    const given = line.code === row.code ? Math.min(missing, line.left) : 0;
    if (given === 0) return;
    line.left -= given;
    missing -= given;
    refund.lines.push({ line: index, quantity: given });
  });
  return missing;
}

function refundCancellations(invoices: ReadonlyMap<string, Row[]>, orders: readonly Order[]) {
  const ordersOf = groupBy(orders, ({ customer }) => customer);
  const refunds: Refund[] = [];
  const unmatched: Unmatched[] = [];
  const cancellations = [...invoices]
    .filter(([invoice]) => invoice.startsWith("C"))
    .map(([invoice, rows]) => ({ invoice, rows, minute: earliest(rows) }))
    .sort((a, b) => a.minute - b.minute || a.invoice.localeCompare(b.invoice));
  for (const { invoice, rows, minute } of cancellations) {
    const made = new Map<Order, Refund>();
    for (const row of rows) {
      if (row.quantity >= 0 || row.price <= 0 || FEES.has(row.code)) continue;
      const candidates = row.customer === "" ? [] : (ordersOf.get(row.customer) ?? []);
      const amount = refundRow(row, minute, candidates, made);
      if (amount > 0) unmatched.push({ invoice, customer: row.customer, code: row.code, amount });
    }
    refunds.push(...made.values());
  }
  return { refunds, unmatched };
}

/** The description most often given to a product by the rows that sold it. */
function titlesOf(rows: readonly Row[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { code, title, quantity, price, invoice } of rows) {
    if (quantity <= 0 || price <= 0 || !/^\d+$/.test(invoice)) continue;
    if (SHIPPING.has(code) || FEES.has(code)) continue;
    const titles = counts.get(code) ?? new Map<string, number>();
    titles.set(title, (titles.get(title) ?? 0) + 1);
    counts.set(code, titles);
  }
  const best = ([a, n]: [string, number], [b, m]: [string, number]) => m - n || (a < b ? -1 : 1);
  return new Map([...counts].sort().map(([code, titles]) => [code, [...titles].sort(best)[0]![0]]));
}

/** Countries in the order they first appear: an address each. */
function customersOf(rows: readonly Row[]) {
  const customers = new Map<string, { minute: number; countries: Set<string> }>();
  for (const { customer, minute, country } of rows) {
    if (customer === "") continue;
    const known = customers.get(customer);
    if (!known) {
      customers.set(customer, { minute, countries: new Set([country]) });
    } else {
      known.minute = Math.min(known.minute, minute);
      known.countries.add(country);
    }
  }
  return new Map([...customers].sort(([a], [b]) => Number(a) - Number(b)));
}

const differences = (values: readonly number[]) =>
  values.map((value, index) => value - (values[index - 1] ?? 0));

function printColumns(rows: readonly Row[], orders: readonly Order[], refunds: readonly Refund[]) {
  const titles = titlesOf(rows);
  const customers = customersOf(rows);
  const countries = [...new Set(rows.map(({ country }) => country))].sort();
  const codes = new Map([...titles.keys()].map((code, index) => [code, index]));
  const people = new Map([...customers.keys()].map((id, index) => [id, index]));
  const places = new Map(countries.map((country, index) => [country, index]));
  const ranks = new Map(orders.map((order, index) => [order, index]));
  const lines = orders.flatMap((order) => order.lines);
  const refundLines = refunds.flatMap((refund) => refund.lines);
  const columns: Record<string, readonly (string | number)[]> = {
    "countries.name": countries,
    "products.code": [...titles.keys()],
    "products.title": [...titles.values()],
    "customers.id": differences([...customers.keys()].map(Number)),
    "customers.minute": [...customers.values()].map(({ minute }) => minute),
    "customers.countries": [...customers.values()].map((customer) =>
      [...customer.countries].map((country) => places.get(country)!).join("+"),
    ),
    "orders.invoice": differences(orders.map(({ invoice }) => invoice)),
    "orders.minute": differences(orders.map(({ minute }) => minute)),
    "orders.customer": orders.map(({ customer }) => people.get(customer) ?? -1),
    "orders.country": orders.map(({ country }) => places.get(country)!),
    "orders.shipping": orders.map(({ shipping }) => shipping),
    "orders.lines": orders.map((order) => order.lines.length),
    "lines.product": lines.map(({ code }) => codes.get(code)!),
    "lines.quantity": lines.map(({ quantity }) => quantity),
    "lines.price": lines.map(({ price }) => price),
    "refunds.cancellation": differences(refunds.map(({ cancellation }) => cancellation)),
    "refunds.minute": differences(refunds.map(({ minute }) => minute)),
    "refunds.order": refunds.map(({ order }) => ranks.get(order)!),
    "refunds.shipping": refunds.map(({ shipping }) => shipping),
    "refunds.lines": refunds.map((refund) => refund.lines.length),
    "refundLines.line": refundLines.map(({ line }) => line),
    "refundLines.quantity": refundLines.map(({ quantity }) => quantity),
  };
  const header =
    "Derived from Online Retail, Daqing Chen, UCI Machine Learning Repository, CC BY 4.0";
  return [header, ...Object.entries(columns).map(([name, of]) => `${name}\t${of.join("\t")}`)].join(
    "\n",
  );
}

const source = process.argv[2] ?? "../shared/data/online-retail.csv.gz";
const rows = gunzipSync(readFileSync(source))
  .toString("utf8")
  .split(/\r?\n/)
  .slice(1)
  .filter((text) => text !== "")
  .map(parseRow);
const invoices = groupBy(rows, ({ invoice }) => invoice);
const orders = [...invoices]
  .filter(([invoice]) => /^\d+$/.test(invoice))
  .flatMap(([invoice, of]) => makeOrder(invoice, of) ?? [])
  .sort((a, b) => a.minute - b.minute || a.invoice - b.invoice);
const { refunds, unmatched } = refundCancellations(invoices, orders);

const data = new URL("../data/", import.meta.url);
const text = printColumns(rows, orders, refunds);
const packed = brotliCompressSync(text, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
});
writeFileSync(new URL("online-retail.txt.br", data), packed);
writeFileSync(
  new URL("unmatched.csv", data),
  `cancellation,customer,code,amount\n${unmatched
    .map(({ invoice, customer, code, amount }) => `${invoice},${customer},${code},${amount}\n`)
    .join("")}`,
);
console.log(
  `${orders.length} orders, ${refunds.length} refunds, ${unmatched.length} unmatched, ${packed.length} bytes`,
);
