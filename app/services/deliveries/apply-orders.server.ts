import { ALWAYS } from "#app/core/calendar/moment.ts";
import type { Fact, OrderVersion } from "#app/core/commerce/facts.ts";
import type { StampedOrder } from "#app/core/commerce/order-record.ts";
import { insertOrderVersions } from "#app/db/orders/insert-order-versions.server.ts";
import { listOrdersOf } from "#app/db/orders/list-orders-of.server.ts";
import { liftOrders, markOrdersGone } from "#app/db/orders/mark-orders-gone.server.ts";
import { upsertRefunds, type ToldRefund } from "#app/db/orders/upsert-refunds.server.ts";
import { groupBy } from "#app/lib/group-by.ts";
import type { ApplyContext } from "./apply-context.server.ts";
import type { Move } from "./apply-merges.server.ts";
import { deriveOrders } from "./derive-orders.server.ts";
import { factsOf } from "./facts-of.server.ts";
import { newestBy } from "./newest-by.server.ts";

/** Adds order versions, refunds and tombstones, and works out anew how the orders they touch stood when. */
export async function applyOrders(
  context: ApplyContext,
  facts: readonly Fact[],
  { moves, lift }: { readonly moves: readonly Move[]; readonly lift: boolean },
): Promise<void> {
  const { tx, shop, refetches } = context;
  const told = factsOf(facts, "order");
  const versions = newestBy(told, ({ order, stamp }) => `${order.id} ${stamp.updatedAt}`);
  const refunds = gatherRefunds(facts);
  const gone = factsOf(facts, "gone").filter(({ entity }) => entity === "order");

  const contested = new Set([
    ...contestedAmong(told),
    ...(await insertOrderVersions(tx, shop, versions)),
  ]);
  // What was fetched by id is the answer to such a question, not the next one.
  if (!lift) refetches.push(...[...contested].map((id) => ({ entity: "order", id }) as const));

  const refunded = new Set(await upsertRefunds(tx, shop, refunds));
  await markOrdersGone(tx, shop, gone);
  if (lift) {
    await liftOrders(
      tx,
      shop,
      versions.map(({ order }) => order.id),
    );
  }

  const moved =
    moves.length === 0
      ? []
      : await listOrdersOf(
          tx,
          shop,
          moves.map(({ from }) => from),
        );
  const touched = new Set([
    ...versions.map(({ order }) => order.id),
    ...refunds.map(({ refund }) => refund.order),
    ...gone.map(({ id }) => id),
    ...moved,
  ]);
  await deriveOrders(context, { touched, versions, refunded, moved: new Set(moved) });
}

/** Every refund told of, once: an order's word on it before one that came alone. */
function gatherRefunds(facts: readonly Fact[]): ToldRefund[] {
  const told: ToldRefund[] = [
    ...factsOf(facts, "refund").map(({ refund }) => ({ refund, toldAt: ALWAYS })),
    ...factsOf(facts, "order").flatMap(({ order, stamp }) =>
      order.refunds.map((refund) => ({ refund, toldAt: stamp.updatedAt })),
    ),
  ];
  const best = new Map<string, ToldRefund>();
  for (const each of told) {
    const rival = best.get(each.refund.id);
    if (rival === undefined || isGreater(each, rival)) best.set(each.refund.id, each);
  }
  return [...best.values()];
}

/** As the database decides between two words on one refund. */
function isGreater(a: ToldRefund, b: ToldRefund): boolean {
  if (a.toldAt !== b.toldAt) return a.toldAt > b.toldAt;
  if (a.refund.amount !== b.refund.amount) return a.refund.amount > b.refund.amount;
  return a.refund.goods > b.refund.goods;
}

/** Orders of which these very facts say different things for one `updated_at`. */
function contestedAmong(told: readonly StampedOrder[]): string[] {
  const claims = groupBy(told, ({ order, stamp }) => `${order.id} ${stamp.updatedAt}`);
  return [...claims.values()].flatMap(([first, ...others]) =>
    first !== undefined &&
    others.some(
      ({ order, stamp }) =>
        stamp.bodyHash !== first.stamp.bodyHash && contentOf(order) !== contentOf(first.order),
    )
      ? [first.order.id]
      : [],
  );
}

/** What of a version two deliveries may disagree on. */
function contentOf(order: OrderVersion): string {
  const { test, cancelledAt, financialStatus, total, goods, lines } = order;
  const refunds = order.refunds.map(({ id }) => id);
  const customer = order.customer?.id;
  const details = [financialStatus, order.discountCodes];
  const content = [customer, test, cancelledAt, details, total, goods, lines, refunds];
  return JSON.stringify(content, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}
