import type { Moment } from "#app/core/calendar/moment.ts";
import type { OrderLine, OrderVersion, Refund } from "#app/core/commerce/facts.ts";
import type { StampedOrder } from "#app/core/commerce/order-record.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** All that is known of one order. Its versions say nothing personal: names and addresses are not kept with them. */
export interface KnownOrder {
  readonly versions: StampedOrder[];
  readonly refunds: Refund[];
}

interface VersionRow {
  readonly order_id: bigint;
  readonly updated_at: Moment;
  readonly triggered_at: Moment;
  readonly body_hash: string;
  readonly placed: Moment;
  readonly customer: bigint | null;
  readonly test: boolean;
  readonly cancelled_at: Moment | null;
  readonly financial_status: string;
  readonly source: string;
  readonly currency: string;
  readonly total: bigint;
  readonly goods: bigint;
  readonly lines: readonly StoredLine[];
  readonly refunds: readonly bigint[];
  readonly discount_codes: readonly string[] | null;
  readonly location: bigint | null;
  readonly app: bigint | null;
}

/** A line as jsonb keeps it: money and ids as text, what is absent left out. */
interface StoredLine extends Pick<OrderLine, "id" | "title" | "quantity"> {
  readonly product?: string;
  readonly variant?: string;
  readonly sku?: string;
  readonly price?: string;
  readonly net: string;
}

interface RefundRow {
  readonly refund: bigint;
  readonly order_id: bigint;
  readonly refunded_at: Moment;
  readonly amount: bigint;
  readonly goods: bigint;
  readonly lines: readonly {
    readonly line: string;
    readonly quantity: number;
    readonly net: string;
  }[];
}

/** Loads all versions and refunds of these orders, those that came before their order included. */
export async function loadKnownOrders(
  tx: Queryable,
  shop: bigint,
  orders: readonly string[],
): Promise<Map<string, KnownOrder>> {
  const records = new Map<string, KnownOrder>(
    orders.map((order) => [order, { versions: [], refunds: [] }]),
  );
  for (const row of await selectRefunds(tx, shop, orders)) {
    const refund = toRefund(row);
    records.get(refund.order)?.refunds.push(refund);
  }
  for (const row of await selectVersions(tx, shop, orders)) {
    const record = records.get(row.order_id.toString());
    record?.versions.push(toVersion(row, record.refunds));
  }
  return records;
}

function selectVersions(tx: Queryable, shop: bigint, orders: readonly string[]) {
  return tx.query<VersionRow>({
    name: "load-order-versions",
    text: `SELECT order_id, updated_at, triggered_at, body_hash, placed, customer, test,
                  cancelled_at, financial_status, source, currency, total, goods, lines, refunds,
                  discount_codes, location, app
           FROM order_version WHERE shop = $1::bigint AND order_id = ANY($2::bigint[])`,
    values: [shop, orders],
  });
}

function selectRefunds(tx: Queryable, shop: bigint, orders: readonly string[]) {
  return tx.query<RefundRow>({
    name: "load-refunds",
    text: `SELECT refund, order_id, refunded_at, amount, goods, lines
           FROM refund WHERE shop = $1::bigint AND order_id = ANY($2::bigint[])`,
    values: [shop, orders],
  });
}

function toVersion(row: VersionRow, refunds: readonly Refund[]): StampedOrder {
  const contained = new Set(row.refunds.map(String));
  const order: OrderVersion = {
    id: row.order_id.toString(),
    name: "",
    placed: row.placed,
    customer: row.customer === null ? undefined : { id: row.customer.toString() },
    email: undefined,
    test: row.test,
    cancelledAt: row.cancelled_at ?? undefined,
    financialStatus: row.financial_status,
    source: row.source,
    currency: row.currency,
    total: row.total,
    goods: row.goods,
    lines: row.lines.map((line) => ({
      ...line,
      product: line.product,
      variant: line.variant,
      sku: line.sku,
      price: line.price === undefined ? undefined : BigInt(line.price),
      net: BigInt(line.net),
    })),
    refunds: refunds.filter(({ id }) => contained.has(id)),
    discountCodes: row.discount_codes ?? [],
    location: row.location?.toString(),
    app: row.app?.toString(),
  };
  const stamp = {
    updatedAt: row.updated_at,
    triggeredAt: row.triggered_at,
    bodyHash: row.body_hash,
  };
  return { order, stamp };
}

function toRefund(row: RefundRow): Refund {
  return {
    id: row.refund.toString(),
    order: row.order_id.toString(),
    at: row.refunded_at,
    amount: row.amount,
    goods: row.goods,
    lines: row.lines.map((line) => ({ ...line, net: BigInt(line.net) })),
  };
}
