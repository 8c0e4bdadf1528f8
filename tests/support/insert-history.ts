import type {
  CustomerHistory,
  DatedValue,
  OrderDetails,
} from "#app/core/catalog/customer-history.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** Writes a history as the dated rows that the engine reads. Product tags are the shop's: give them to one customer. */
export async function insertHistory(
  tx: Queryable,
  shop: bigint,
  history: CustomerHistory,
): Promise<void> {
  const { customer } = history;
  await insertRows(tx, "customer (shop, customer, known_from, added_at, sample)", [
    [
      shop,
      customer,
      at(history.knownFrom),
      history.addedAt === undefined ? null : at(history.addedAt),
      0,
    ],
  ]);
  await insertRows(
    tx,
    "order_state (shop, customer, order_id, placed, valid_from, valid_until, traits, net, goods, channel, financial_status, discount_codes, location, app)",
    history.orders.map((order) => [
      ...[shop, customer, order.order, at(order.placed), at(order.from), at(order.until)],
      ...[order.traits, order.net, order.goods, ...sharedDetails(order)],
      ...[order.location ?? null, order.app ?? null],
    ]),
  );
  await insertRows(
    tx,
    "line_state (shop, customer, order_id, line_id, product, placed, valid_from, valid_until, traits, quantity, net, channel, financial_status, discount_codes, title, sku, price)",
    history.orders.flatMap((order) =>
      order.lines.map((line) => [
        ...[shop, customer, order.order, line.line, line.product ?? null, at(order.placed)],
        ...[at(order.from), at(order.until), order.traits, line.quantity, line.net],
        ...[...sharedDetails(order), line.title ?? null, line.sku ?? null, line.price ?? null],
      ]),
    ),
  );
  await insertRows(
    tx,
    "checkout_state (shop, customer, token, valid_from, valid_until)",
    history.checkouts.map(({ checkout, from, until }) => [
      ...[shop, customer, checkout, at(from), at(until)],
    ]),
  );
  await insertRows(
    tx,
    "checkout_line_state (shop, customer, token, abandoned, valid_from, valid_until, recovered, amount, line, product, title, sku, quantity)",
    history.abandonments.flatMap(({ lines, ...state }) => {
      const shared = [
        ...[shop, customer, state.checkout, at(state.abandoned), at(state.from), at(state.until)],
        ...[state.recovered, state.amount ?? null],
      ];
      if (lines.length === 0) return [[...shared, 0, null, null, null, 0]];
      return lines.map(({ product, title, sku, quantity }, index) => [
        ...shared,
        ...[index + 1, product ?? null, title ?? null, sku ?? null, quantity],
      ]);
    }),
  );
  await insertRows(
    tx,
    "customer_value (shop, customer, attribute, value, valid_from, valid_until)",
    history.values.map((value) => [shop, customer, ...datedValue(value)]),
  );
  await insertRows(
    tx,
    `activity (shop, customer, told_of, source, source_id, kind, name, happened_at, message, campaign,
      link, machine, page, product, collection, dwell, properties)`,
    history.activity.map((each) => [
      ...[shop, customer, customer, each.source, each.id, each.kind, each.name, at(each.at)],
      ...[each.message ?? null, each.campaign ?? null, each.link ?? null, each.machine],
      ...[each.page ?? null, each.product ?? null, each.collection ?? null, each.dwell ?? null],
      each.properties,
    ]),
  );
  await insertRows(
    tx,
    "product_value (shop, product, attribute, value, valid_from, valid_until)",
    [...history.productValues].flatMap(([product, values]) =>
      values.map((value) => [shop, product, ...datedValue(value)]),
    ),
  );
}

/** Takes a customer's dated rows away again. The products' stay. */
export async function deleteHistory(tx: Queryable, shop: bigint, customer: string): Promise<void> {
  for (const table of [
    "customer",
    "order_state",
    "line_state",
    "checkout_state",
    "checkout_line_state",
    "customer_value",
    "activity",
  ]) {
    await tx.query({
      text: `DELETE FROM ${table} WHERE shop = $1 AND customer = $2`,
      values: [shop, customer],
    });
  }
}

async function insertRows(
  tx: Queryable,
  into: string,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.flat();
  let number = 0;
  const tuples = rows.map((row) => `(${row.map(() => `$${++number}`).join(", ")})`);
  await tx.query({ text: `INSERT INTO ${into} VALUES ${tuples.join(", ")}`, values });
}

function sharedDetails({ channel, financialStatus, discountCodes }: OrderDetails): unknown[] {
  return [channel ?? null, financialStatus ?? null, discountCodes];
}

function datedValue({ attribute, value, from, until }: DatedValue): unknown[] {
  return [attribute, value, at(from), at(until)];
}

function at(moment: Moment): string {
  return toInstant(moment);
}
