import { createHash } from "node:crypto";
import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact, Refund } from "#app/core/commerce/facts.ts";
import { AdminMoney, adminUnits } from "./admin-money.server.ts";
import { AdminLine, AdminOrder, toOrderVersion } from "./admin-order.server.ts";
import type { AskAdmin } from "./ask-admin.server.ts";
import { FETCH_ORDER, FETCH_REFUND_LINES } from "./operations/by-id.server.ts";
import { Gid, Instant, Quantity } from "./payload-fields.server.ts";

const Page = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

const RefundHead = z.object({ id: Gid, processedAt: Instant, totalRefundedSet: AdminMoney });

const Order = AdminOrder.extend({
  refunds: z.array(RefundHead),
  lineItems: z.object({ pageInfo: Page, nodes: z.array(AdminLine) }),
});

const OrderAnswer = z.object({ order: Order.nullable() });

const RefundLine = z.object({
  quantity: Quantity,
  lineItem: z.object({ id: Gid }),
  subtotalSet: AdminMoney,
  totalTaxSet: AdminMoney,
});

const RefundAnswer = z.object({
  refund: z
    .object({ refundLineItems: z.object({ pageInfo: Page, nodes: z.array(RefundLine) }) })
    .nullable(),
});

/**
 * Reads an order whole, as Shopify has it now. `at` is no later than the asking; an order that is
 * not there any more was deleted.
 */
export async function fetchOrder(ask: AskAdmin, id: string, at: Moment): Promise<Fact> {
  const gid = `gid://shopify/Order/${id}`;
  const { order } = OrderAnswer.parse(await ask(FETCH_ORDER, { id: gid }));
  if (!order) return { kind: "gone", entity: "order", id, reason: "deleted", at };

  const lines = [...order.lineItems.nodes];
  for (let page = order.lineItems.pageInfo; page.hasNextPage; ) {
    const next = OrderAnswer.parse(await ask(FETCH_ORDER, { id: gid, after: page.endCursor }));
    if (!next.order) return { kind: "gone", entity: "order", id, reason: "deleted", at };
    // It changed between two pages: what changed it is told by a delivery, which asks again.
    if (next.order.updatedAt !== order.updatedAt) return fetchOrder(ask, id, at);
    lines.push(...next.order.lineItems.nodes);
    page = next.order.lineItems.pageInfo;
  }
  const refunds: Refund[] = [];
  for (const refund of order.refunds) refunds.push(await fetchRefund(ask, id, refund));
  const version = toOrderVersion(order, lines, refunds);
  const bodyHash = createHash("sha256")
    .update(JSON.stringify([order, lines]))
    .digest("hex");
  return {
    kind: "order",
    order: version,
    stamp: { updatedAt: order.updatedAt, triggeredAt: at, bodyHash },
  };
}

async function fetchRefund(
  ask: AskAdmin,
  order: string,
  { id, processedAt, totalRefundedSet }: z.infer<typeof RefundHead>,
): Promise<Refund> {
  const pieces: z.infer<typeof RefundLine>[] = [];
  let after: string | null = null;
  do {
    const asked = { id: `gid://shopify/Refund/${id}`, after };
    const { refund }: z.infer<typeof RefundAnswer> = RefundAnswer.parse(
      await ask(FETCH_REFUND_LINES, asked),
    );
    pieces.push(...(refund?.refundLineItems.nodes ?? []));
    const page: z.infer<typeof Page> | undefined = refund?.refundLineItems.pageInfo;
    after = page?.hasNextPage === true ? page.endCursor : null;
  } while (after !== null);

  const lines = pieces.map(({ lineItem, quantity, subtotalSet }) => ({
    line: lineItem.id,
    quantity,
    net: adminUnits(subtotalSet),
  }));
  const goods = lines.reduce((sum, { net }) => sum + net, 0n);
  const taxes = pieces.reduce((sum, { totalTaxSet }) => sum + adminUnits(totalTaxSet), 0n);
  const given = adminUnits(totalRefundedSet);
  return {
    id,
    order,
    at: processedAt,
    // Nothing is given back in money when it becomes store credit.
    amount: given === 0n ? goods + taxes : given,
    goods,
    lines,
  };
}
