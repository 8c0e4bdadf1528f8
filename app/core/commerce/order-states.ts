import { compare } from "#app/lib/compare.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import { FOREVER } from "#app/core/calendar/moment.ts";
import type { LineState, OrderState } from "#app/core/catalog/customer-history.ts";
import { ORDER_TRAITS } from "#app/core/catalog/customer-history.ts";
import { type Dated, valueAt } from "./setting-versions.ts";
import type { OrderLine, OrderVersion, Refund } from "./facts.ts";
import { detailsKey, orderDetails } from "./order-details.ts";
import { makeOrderRecord, type OrderRecord, type StampedOrder } from "./order-record.ts";

/** The shop's currencies, each in force from its moment on: an order in another one does not count then. */
export type Currencies = readonly [Dated<string>, ...Dated<string>[]];

/** No money has come in yet; "partially_paid" has some. */
const UNPAID: ReadonlySet<string> = new Set(["pending", "authorized", "expired"]);

/**
 * Works out how an order stood at every moment since it was placed, from all that is known of it.
 *
 * At a moment `t` let V be the last version with `updatedAt <= t`, or the first when there is none.
 * Then for money, goods, and each line's quantity and money:
 *
 *     net(t) = V + sum over all known refunds r of r * ([V contains r] - [r.at <= t])
 *
 * So a refund lowers its order from its own time on, whichever version tells of it and whenever that
 * came. All versions must be of one order; refunds of it that came alone are given beside them. A
 * refund without any version waits: there are no states.
 *
 * Any order of arrival and any duplicates give equal states; `makeOrderRecord` sees to that.
 */
export function orderStates(
  versions: readonly StampedOrder[],
  refunds: readonly Refund[],
  { currencies }: { readonly currencies: Currencies },
): OrderState[] {
  const record = makeOrderRecord(versions, refunds);
  if (!record) return [];

  const states: OrderState[] = [];
  for (const from of turningPoints(record, currencies)) {
    const state = stateAt(record, from, valueAt(currencies, from));
    const last = states.at(-1);
    if (last && isSame(last, state)) continue;
    if (last) states[states.length - 1] = { ...last, until: from };
    states.push(state);
  }
  return states;
}

/** The moments at which anything may change: when the order was placed, and those after. */
function turningPoints(
  { versions, refunds, placed, cancelledAt }: OrderRecord,
  currencies: Currencies,
): Moment[] {
  const moments = new Set([placed]);
  for (const { stamp } of versions) moments.add(stamp.updatedAt);
  for (const { at } of refunds) moments.add(at);
  moments.add(cancelledAt);
  for (const { from } of currencies) moments.add(from);
  return [...moments].filter((at) => at >= placed && at < FOREVER).sort((a, b) => a - b);
}

function stateAt(record: OrderRecord, at: Moment, currency: string): OrderState {
  const { order } =
    record.versions.findLast(({ stamp }) => stamp.updatedAt <= at) ?? record.versions[0];
  const contained = new Set(order.refunds.map(({ id }) => id));
  const weighted = record.refunds.map((refund) => ({
    refund,
    weight: Number(contained.has(refund.id)) - Number(refund.at <= at),
  }));

  let net = order.total;
  let goods = order.goods;
  for (const { refund, weight } of weighted) {
    net += refund.amount * BigInt(weight);
    goods += refund.goods * BigInt(weight);
  }
  return {
    order: order.id,
    placed: record.placed,
    from: at,
    until: FOREVER,
    traits: traitsOf(order, currency) | (record.cancelledAt <= at ? ORDER_TRAITS.cancelled : 0),
    net,
    goods,
    ...orderDetails(order),
    lines: linesOf(record, order, weighted),
  };
}

interface WeightedRefund {
  readonly refund: Refund;
  readonly weight: number;
}

function linesOf(
  { versions }: OrderRecord,
  order: OrderVersion,
  weighted: readonly WeightedRefund[],
): LineState[] {
  const lines = new Map<string, LineState>();
  for (const line of order.lines) lines.set(line.id, toLineState(line));
  for (const { refund, weight } of weighted) {
    if (weight === 0) continue;
    for (const { line, quantity, net } of refund.lines) {
      const before = lines.get(line) ?? emptyLine(line, versions);
      lines.set(line, {
        ...before,
        quantity: before.quantity + quantity * weight,
        net: before.net + net * BigInt(weight),
      });
    }
  }
  return [...lines.values()]
    .filter(({ quantity }) => quantity > 0)
    .sort((a, b) => compareIds(a.line, b.line));
}

/** A line that this version does not have: an edit took it out, another version still knows its product. */
function emptyLine(line: string, versions: readonly StampedOrder[]): LineState {
  let last: OrderLine | undefined;
  for (const { order } of versions) last = order.lines.find(({ id }) => id === line) ?? last;
  if (last) return { ...toLineState(last), quantity: 0, net: 0n };
  const nothing = { product: undefined, variant: undefined, title: undefined, sku: undefined };
  return { line, ...nothing, price: undefined, quantity: 0, net: 0n };
}

function toLineState({ id, title, sku, ...line }: OrderLine): LineState {
  return { ...line, line: id, title: known(title), sku: known(sku) };
}

/** An empty text says nothing. */
function known(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}

/** The traits that hold as long as the version does; a cancellation has its own date. */
function traitsOf(order: OrderVersion, currency: string): number {
  const original = order.refunds.reduce((sum, { amount }) => sum + amount, order.total);
  let traits = 0;
  if (order.test) traits |= ORDER_TRAITS.test;
  if (order.financialStatus === "voided") traits |= ORDER_TRAITS.voided;
  if (order.source === "pos") traits |= ORDER_TRAITS.pos;
  if (original === 0n) traits |= ORDER_TRAITS.zeroValue;
  if (UNPAID.has(order.financialStatus)) traits |= ORDER_TRAITS.unpaid;
  if (order.currency !== currency) traits |= ORDER_TRAITS.foreign;
  return traits;
}

function isSame(a: OrderState, b: OrderState): boolean {
  return (
    a.traits === b.traits &&
    a.net === b.net &&
    a.goods === b.goods &&
    detailsKey(a) === detailsKey(b) &&
    a.lines.length === b.lines.length &&
    a.lines.every((line, index) => isSameLine(line, b.lines[index]))
  );
}

function isSameLine(a: LineState, b: LineState | undefined): boolean {
  return (
    a.line === b?.line &&
    a.product === b.product &&
    a.variant === b.variant &&
    a.title === b.title &&
    a.sku === b.sku &&
    a.price === b.price &&
    a.quantity === b.quantity &&
    a.net === b.net
  );
}

/** Orders decimal ids as the numbers they are. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || compare(a, b);
}
