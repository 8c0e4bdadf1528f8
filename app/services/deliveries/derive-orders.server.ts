import type { Moment } from "#app/core/calendar/moment.ts";
import { datedOrder } from "#app/core/commerce/dated-order.ts";
import { differences, type Stretch } from "#app/core/commerce/differences.ts";
import type { OrderVersion } from "#app/core/commerce/facts.ts";
import { detailsKey, lineDetailsKey } from "#app/core/commerce/order-details.ts";
import type { StampedOrder } from "#app/core/commerce/order-record.ts";
import { orderStates } from "#app/core/commerce/order-states.ts";
import { compareStamps } from "#app/core/commerce/stamp.ts";
import type { Cause } from "#app/core/engine/cause.ts";
import { hashEmail } from "#app/db/crypto/shop-key.server.ts";
import {
  loadDatedOrders,
  type OwnedOrder,
  type StoredDates,
} from "#app/db/orders/load-dated-orders.server.ts";
import { loadOrderHeads, type StoredHead } from "#app/db/orders/load-order-heads.server.ts";
import { loadKnownOrders, type KnownOrder } from "#app/db/orders/load-known-orders.server.ts";
import { replaceDatedOrders, type NewDates } from "#app/db/orders/replace-dated-orders.server.ts";
import { upsertOrders, type OrderHead } from "#app/db/orders/upsert-orders.server.ts";
import type { ApplyContext } from "./apply-context.server.ts";

export interface TouchedOrders {
  readonly touched: ReadonlySet<string>;
  /** The versions just told, which alone carry names and addresses. */
  readonly versions: readonly StampedOrder[];
  /** Orders with a refund that was not known. */
  readonly refunded: ReadonlySet<string>;
  /** Orders whose customer was merged. */
  readonly moved: ReadonlySet<string>;
}

/**
 * Works out from all base rows of the touched orders whose they are and how they stood when, writes
 * the dated rows that differ, and probes their owners at the moments at which they do.
 */
export async function deriveOrders(context: ApplyContext, orders: TouchedOrders): Promise<void> {
  const { tx, shop, aliases } = context;
  const ids = [...orders.touched];
  if (ids.length === 0) return;
  const stored = await loadOrderHeads(tx, shop, ids);
  const records = await loadKnownOrders(tx, shop, ids);
  const owned = [...stored.values()].flatMap(({ order, owner }) =>
    owner === undefined ? [] : [{ order, owner }],
  );
  const before = await loadDatedOrders(tx, shop, owned);
  await aliases.learn([...records.values()].flatMap(({ versions }) => customersOf(versions)));

  const told = new Map(orders.versions.map((version) => [keyOf(version), version]));
  const heads: OrderHead[] = [];
  const outdated: OwnedOrder[] = [];
  const fresh: NewDates[] = [];
  for (const [id, record] of records) {
    const head = stored.get(id);
    const newHead = headOf(context, record, head, told);
    if (newHead) heads.push(newHead);
    const after = datesOf(context, record, newHead, head?.gone === true);
    const was = head?.owner === undefined ? undefined : { order: id, owner: head.owner };
    const dates = before.get(id) ?? { totals: [], lines: [] };
    const cause = causeFor({ id, record, isKnown: head !== undefined }, after, orders);
    const difference = { was, before: dates, after, cause };
    if (!probeOwners(context, difference)) continue;
    if (was) outdated.push(was);
    if (after) fresh.push(after);
  }
  await upsertOrders(tx, shop, heads);
  await replaceDatedOrders(tx, shop, outdated, fresh);
}

function customersOf(versions: readonly StampedOrder[]): string[] {
  return versions.flatMap(({ order }) => order.customer?.id ?? []);
}

function keyOf({ order, stamp }: StampedOrder): string {
  return `${order.id} ${stamp.updatedAt} ${stamp.triggeredAt} ${stamp.bodyHash}`;
}

/** The newest version heads the order; its name and guest are kept from when it was told. */
function headOf(
  context: ApplyContext,
  { versions }: KnownOrder,
  stored: StoredHead | undefined,
  told: ReadonlyMap<string, StampedOrder>,
): OrderHead | undefined {
  const [newest] = versions.toSorted((a, b) => compareStamps(b.stamp, a.stamp));
  if (newest === undefined) return undefined;
  const words = told.get(keyOf(newest))?.order;
  const customer = newest.order.customer?.id;
  return {
    order: newest.order.id,
    name: words?.name ?? stored?.name ?? "",
    customer,
    owner: customer === undefined ? undefined : context.aliases.owner(customer),
    guestEmailHash: words ? guestOf(context, words, stored) : stored?.guestEmailHash,
    placed: Math.min(...versions.map(({ order }) => order.placed)),
  };
}

/** An order of nobody's waits under its email. A gone one waits for nothing. */
function guestOf(
  { key }: ApplyContext,
  { customer, email }: OrderVersion,
  stored: StoredHead | undefined,
): Uint8Array | undefined {
  if (customer !== undefined || email === undefined || stored?.gone === true) return undefined;
  return hashEmail(key, email);
}

/** A gone order has no dated rows, and neither has one that is nobody's. */
function datesOf(
  { currencies }: ApplyContext,
  { versions, refunds }: KnownOrder,
  head: OrderHead | undefined,
  gone: boolean,
): NewDates | undefined {
  if (head?.owner === undefined || gone) return undefined;
  const states = orderStates(versions, refunds, { currencies });
  return { order: head.order, owner: head.owner, placed: head.placed, ...datedOrder(states) };
}

interface Difference {
  readonly was: OwnedOrder | undefined;
  readonly before: StoredDates;
  readonly after: NewDates | undefined;
  readonly cause: Cause;
}

/** Probes whoever sees the order differently now, wherever it differs. Answers whether anyone does. */
function probeOwners({ probes }: ApplyContext, { was, before, after, cause }: Difference): boolean {
  const probe = (owner: string, order: string, moments: readonly Moment[]) => {
    for (const at of moments) probes.add(owner, at, { cause, ref: order });
    return moments.length > 0;
  };
  if (was && after && was.owner === after.owner) {
    return probe(was.owner, was.order, differences(stretchesOf(before), stretchesOf(after)));
  }
  const left = was && probe(was.owner, was.order, differences(stretchesOf(before), []));
  const came = after && probe(after.owner, after.order, differences([], stretchesOf(after)));
  return left === true || came === true;
}

function stretchesOf({ totals, lines }: Pick<NewDates, "totals" | "lines">): Stretch[] {
  return [
    ...totals.map((total) => {
      const { from, until, placed, traits, net, goods } = total;
      return { from, until, content: [placed, traits, net, goods, detailsKey(total)].join(" ") };
    }),
    ...lines.map((dated) => {
      const { from, until, line, product, variant, traits, quantity, net, price } = dated;
      const words = JSON.stringify([dated.title, dated.sku]);
      const details = lineDetailsKey(dated);
      const content = [line, product, variant, traits, quantity, net, price, words, details];
      return { from, until, content: content.join(" ") };
    }),
  ];
}

/** An order that was known changes because something of it was taken back, or because it went on. */
function causeFor(
  order: { readonly id: string; readonly record: KnownOrder; readonly isKnown: boolean },
  after: NewDates | undefined,
  { refunded, moved }: TouchedOrders,
): Cause {
  if (moved.has(order.id)) return "merge";
  if (!order.isKnown) return "order";
  const isCancelled = order.record.versions.some(
    (version) => version.order.cancelledAt !== undefined,
  );
  return refunded.has(order.id) || after === undefined || isCancelled ? "refund" : "order";
}
