import { z } from "zod";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { Fact, Refund } from "#app/core/commerce/facts.ts";
import { AdminMoney, adminUnits } from "./admin-money.server.ts";
import { AdminLine, AdminOrder, toOrderVersion } from "./admin-order.server.ts";
import type { BulkNode, BulkRoot } from "./bulk-nodes.server.ts";
import { Gid, Instant } from "./payload-fields.server.ts";

const REFUNDED: ReadonlySet<string | null> = new Set(["REFUNDED", "PARTIALLY_REFUNDED"]);

/**
 * Reads an order of the first pass, over all orders. Those that gave money back are left to the
 * second pass, which knows their refunds; other orders with refunds are asked for by id.
 */
export function readBulkOrder({ value, children, hash }: BulkRoot, readAt: Moment): Fact[] {
  const order = AdminOrder.parse(value);
  if (order.refunds.length > 0) {
    if (REFUNDED.has(order.displayFinancialStatus)) return [];
    return [{ kind: "refetch", entity: "order", id: order.id }];
  }
  const lines = children.map((child) => AdminLine.parse(child.value));
  return [
    {
      kind: "order",
      order: toOrderVersion(order, lines, []),
      stamp: { updatedAt: order.updatedAt, triggeredAt: readAt, bodyHash: hash },
    },
  ];
}

const Agreement = z.object({
  __typename: z.string(),
  refund: z
    .object({
      id: Gid,
      createdAt: Instant.nullable(),
      processedAt: Instant,
      totalRefundedSet: AdminMoney,
    })
    .optional(),
});

/** Returns are negative. Only the sale of a product names a line. */
const Sale = z.object({
  quantity: z.int().nullable(),
  totalAmount: AdminMoney,
  totalTaxAmount: AdminMoney,
  lineItem: z.object({ id: Gid }).optional(),
});

/**
 * Reads an order of the second pass, with its sales ledger. Where the ledger does not tell all of a
 * refund (a return has an agreement of its own), the order is asked for by id.
 */
export function readBulkRefundedOrder({ value, children, hash }: BulkRoot, readAt: Moment): Fact[] {
  const order = AdminOrder.parse(value);
  const agreements = children.filter((child) => hasKey(child.value, "__typename"));
  const lines = children.filter((child) => !hasKey(child.value, "__typename"));
  const refunds = agreements.flatMap((node) => readRefund(order.id, node) ?? []);
  const told = new Set(refunds.map(({ id }) => id));
  const isWhole =
    order.refunds.every(({ id }) => told.has(id)) &&
    agreements.every(({ value: agreement }) => kindOf(agreement) !== "ReturnAgreement");
  if (!isWhole) return [{ kind: "refetch", entity: "order", id: order.id }];
  return [
    {
      kind: "order",
      order: toOrderVersion(
        order,
        lines.map((line) => AdminLine.parse(line.value)),
        refunds,
      ),
      stamp: { updatedAt: order.updatedAt, triggeredAt: readAt, bodyHash: hash },
    },
  ];
}

function kindOf(agreement: unknown): string {
  return Agreement.parse(agreement).__typename;
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && key in value;
}

function readRefund(order: string, { value, children }: BulkNode): Refund | undefined {
  const { refund } = Agreement.parse(value);
  if (!refund) return undefined;
  const sales = children.map((child) => Sale.parse(child.value));
  const lines = sales.flatMap(({ lineItem, quantity, totalAmount, totalTaxAmount }) =>
    lineItem
      ? [
          {
            line: lineItem.id,
            quantity: -(quantity ?? 0),
            net: adminUnits(totalTaxAmount) - adminUnits(totalAmount),
          },
        ]
      : [],
  );
  const inLedger = sales.reduce((sum, { totalAmount }) => sum - adminUnits(totalAmount), 0n);
  const given = adminUnits(refund.totalRefundedSet);
  return {
    id: refund.id,
    order,
    at: refund.processedAt,
    // Nothing is given back in money when it becomes store credit.
    amount: given === 0n ? inLedger : given,
    goods: lines.reduce((sum, { net }) => sum + net, 0n),
    lines,
  };
}
