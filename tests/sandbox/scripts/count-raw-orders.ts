/**
 * Counts by itself, over the raw CSV, what the demo must show, to the customer and the penny:
 *
 *   npm exec -- node tests/sandbox/scripts/count-raw-orders.ts ../shared/data/online-retail.csv.gz 2026-11-22T12:00:00Z
 *
 * It shares no code with the derivation, the sandbox or the app: it follows the README's rules in
 * its own plain loops, in BigInt money and London wall-clock time.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

export interface RawCounts {
  readonly now: string;
  readonly shiftedWeeks: number;
  readonly customers: number;
  readonly orders: number;
  readonly guestOrders: number;
  readonly lines: number;
  readonly grossPence: string;
  readonly refundedPence: string;
  readonly refunds: number;
  readonly unmatched: number;
  readonly segments: Readonly<Record<string, SegmentCount>>;
}

export interface SegmentCount {
  readonly customers: number;
  /** Net of refunds, over all their orders. */
  readonly spentPence: string;
  /** SHA-256 of the source's customer numbers, ascending, one a line. */
  readonly digest: string;
}

interface Piece {
  code: string;
  price: bigint;
  sold: bigint;
  kept: bigint;
}

interface Sale {
  number: number;
  wall: number;
  customer: string;
  pieces: Piece[];
  postage: bigint;
  postageKept: bigint;
}

interface Buyer {
  id: string;
  spent: bigint;
  orders: number;
  first: number;
  last: number;
  recent: bigint;
}

interface Invoice {
  id: string;
  customer: string;
  wall: number;
  rows: { code: string; count: bigint; price: bigint }[];
}

const NOT_GOODS = ["M", "D", "S", "B", "C2", "CRUK", "BANK CHARGES", "AMAZONFEE"];
const POSTAGE = ["POST", "DOT"];
const DAY = 24 * 60 * 60 * 1000;

/** Splits by hand: quotes only ever wrap a whole field in this file. */
function split(text: string): string[] {
  const out: string[] = [];
  let field = "";
  let quoted = false;
  for (const letter of text) {
    if (letter === '"') {
      quoted = !quoted;
    } else if (letter === "," && !quoted) {
      out.push(field);
      field = "";
    } else {
      field += letter;
    }
  }
  return [...out, field];
}

function thousandths(price: string): bigint {
  const [whole = "0", fraction = ""] = price.split(".");
  const amount = BigInt(whole.replace("-", "")) * 1000n + BigInt(fraction.padEnd(3, "0"));
  return price.startsWith("-") ? -amount : amount;
}

/** Pence from thousandths of a pound; half a penny goes to the even one. */
function pence(amount: bigint): bigint {
  const whole = amount / 10n;
  const rest = amount % 10n;
  if (rest > 5n || (rest === 5n && whole % 2n === 1n)) return whole + 1n;
  return whole;
}

function readInvoices(csv: string): Invoice[] {
  const invoices = new Map<string, Invoice>();
  for (const text of csv.split("\n").slice(1)) {
    if (text.trim() === "") continue;
    const [id, code, , count, date, price, customer] = split(text.trimEnd());
    const wall = Date.parse(`${date!.replace(" ", "T")}.000Z`);
    const invoice = invoices.get(id!) ?? { id: id!, customer: customer!, wall, rows: [] };
    invoice.wall = Math.min(invoice.wall, wall);
    invoice.rows.push({
      code: code!.trim().toUpperCase(),
      count: BigInt(count!),
      price: thousandths(price!),
    });
    invoices.set(id!, invoice);
  }
  return [...invoices.values()];
}

function readSale({ id, customer, wall, rows }: Invoice): Sale {
  const sale: Sale = {
    number: Number(id),
    wall,
    customer,
    pieces: [],
    postage: 0n,
    postageKept: 0n,
  };
  for (const { code, count, price } of rows) {
    if (count <= 0n || price <= 0n || NOT_GOODS.includes(code)) continue;
    if (POSTAGE.includes(code)) sale.postage += pence(count * price);
    else sale.pieces.push({ code, price, sold: count, kept: count });
  }
  sale.postageKept = sale.postage;
  return sale;
}

function latestFirst(sales: readonly Sale[]): Map<string, Sale[]> {
  const found = new Map<string, Sale[]>();
  for (const sale of [...sales].sort((a, b) => b.wall - a.wall || b.number - a.number)) {
    if (sale.customer === "") continue;
    const of = found.get(sale.customer);
    if (of) of.push(sale);
    else found.set(sale.customer, [sale]);
  }
  return found;
}

/** Takes back what one cancelled row names and says whether any of it is left over. */
function takeBack(sale: Sale, code: string, count: bigint): boolean {
  let missing = count;
  for (const piece of sale.pieces) {
    if (piece.code !== code || missing === 0n) continue;
    const back = piece.kept < missing ? piece.kept : missing;
    piece.kept -= back;
    missing -= back;
  }
  return missing > 0n;
}

function takePostageBack(sale: Sale, asked: bigint): boolean {
  const isMore = asked > sale.postageKept;
  sale.postageKept -= isMore ? sale.postageKept : asked;
  return isMore;
}

function holds(sale: Sale, code: string): boolean {
  if (POSTAGE.includes(code)) return sale.postageKept > 0n;
  return sale.pieces.some((piece) => piece.code === code && piece.kept > 0n);
}

/** Applies all cancellations; counts the refunds they make and the rows left with a remainder. */
function cancel(invoices: readonly Invoice[], sales: readonly Sale[]) {
  const sold = latestFirst(sales);
  let refunds = 0;
  let unmatched = 0;
  const order = (a: Invoice, b: Invoice) => a.wall - b.wall || (a.id < b.id ? -1 : 1);
  for (const { customer, wall, rows } of invoices
    .filter(({ id }) => id.startsWith("C"))
    .sort(order)) {
    const touched = new Set<Sale>();
    for (const { code, count, price } of rows) {
      if (count >= 0n || price <= 0n || NOT_GOODS.includes(code)) continue;
      const holder = sold.get(customer)?.find((sale) => sale.wall < wall && holds(sale, code));
      let isLeft = true;
      if (holder) {
        touched.add(holder);
        isLeft = POSTAGE.includes(code)
          ? takePostageBack(holder, pence(-count * price))
          : takeBack(holder, code, -count);
      }
      if (isLeft) unmatched += 1;
    }
    refunds += touched.size;
  }
  return { refunds, unmatched };
}

function grossOf(sale: Sale): bigint {
  return sale.pieces.reduce((sum, { sold, price }) => sum + pence(sold * price), sale.postage);
}

function netOf(sale: Sale): bigint {
  return sale.pieces.reduce((sum, { kept, price }) => sum + pence(kept * price), sale.postageKept);
}

/** London's wall clock at an instant, written as if it were UTC. */
function londonWall(instant: Date): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
}

/** The same day of an earlier month, or that month's last day. */
function monthsBefore(day: number, months: number): number {
  const date = new Date(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return first.getTime() + (Math.min(date.getUTCDate(), last) - 1) * DAY;
}

function count(name: string, buyers: readonly Buyer[]): [string, SegmentCount] {
  const ids = buyers.map(({ id }) => Number(id)).sort((a, b) => a - b);
  return [
    name,
    {
      customers: buyers.length,
      spentPence: String(buyers.reduce((sum, { spent }) => sum + spent, 0n)),
      digest: createHash("sha256").update(ids.join("\n")).digest("hex"),
    },
  ];
}

function buyersOf(sales: readonly Sale[], shift: number, halfYearAgo: number): Buyer[] {
  const buyers = new Map<string, Buyer>();
  for (const sale of sales) {
    if (sale.customer === "") continue;
    const wall = sale.wall + shift;
    const buyer = buyers.get(sale.customer) ?? {
      id: sale.customer,
      spent: 0n,
      orders: 0,
      first: wall,
      last: wall,
      recent: 0n,
    };
    const net = netOf(sale);
    buyer.spent += net;
    buyer.orders += 1;
    buyer.first = Math.min(buyer.first, wall);
    buyer.last = Math.max(buyer.last, wall);
    if (wall >= halfYearAgo) buyer.recent += net;
    buyers.set(sale.customer, buyer);
  }
  return [...buyers.values()];
}

export function countRawOrders(csv: string, now: Date): RawCounts {
  const invoices = readInvoices(csv);
  const sales = invoices
    .filter(({ id }) => /^[0-9]+$/.test(id))
    .map(readSale)
    .filter(({ pieces }) => pieces.length > 0);
  const { refunds, unmatched } = cancel(invoices, sales);
  const wall = londonWall(now);
  const latest = sales.reduce((late, sale) => Math.max(late, sale.wall), 0);
  const weeks = Math.floor((wall - latest) / (7 * DAY));
  const today = Math.floor(wall / DAY) * DAY;
  const ago = (days: number) => today - days * DAY;
  const buyers = buyersOf(sales, weeks * 7 * DAY, monthsBefore(today, 6));
  const settled = (buyer: Buyer) => buyer.last >= ago(90) && buyer.first < ago(30);
  const gross = sales.reduce((sum, sale) => sum + grossOf(sale), 0n);
  const net = sales.reduce((sum, sale) => sum + netOf(sale), 0n);
  return {
    now: now.toISOString(),
    shiftedWeeks: weeks,
    customers: new Set(invoices.map(({ customer }) => customer).filter((id) => id !== "")).size,
    orders: sales.length,
    guestOrders: sales.filter(({ customer }) => customer === "").length,
    lines: sales.reduce((sum, { pieces }) => sum + pieces.length, 0),
    grossPence: String(gross),
    refundedPence: String(gross - net),
    refunds,
    unmatched,
    segments: Object.fromEntries([
      count("Buyers", buyers),
      count(
        "New",
        buyers.filter(({ first }) => first >= ago(30)),
      ),
      count(
        "Active",
        buyers.filter((buyer) => settled(buyer) && buyer.orders < 5),
      ),
      count(
        "Loyal",
        buyers.filter((buyer) => settled(buyer) && buyer.orders >= 5),
      ),
      count(
        "Lapsed",
        buyers.filter(({ last }) => last < ago(90)),
      ),
      count(
        "Spent over 500 in 6 months",
        buyers.filter(({ recent }) => recent > 50_000n),
      ),
      count(
        "Bought in the last 3 days",
        buyers.filter(({ last }) => last >= ago(3)),
      ),
    ]),
  };
}

export function readRawOrders(path: string): string {
  return gunzipSync(readFileSync(path)).toString("utf8");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const csv = readRawOrders(process.argv[2] ?? "../shared/data/online-retail.csv.gz");
  const now = process.argv[3] === undefined ? new Date() : new Date(process.argv[3]);
  console.log(JSON.stringify(countRawOrders(csv, now), null, 2));
}
