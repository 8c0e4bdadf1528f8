import { z } from "zod";
import type { OrderLine, OrderVersion, Refund } from "#app/core/commerce/facts.ts";
import { unitPrice } from "#app/core/commerce/unit-price.ts";
import { AdminMoney, adminUnits } from "./admin-money.server.ts";
import { Gid, Instant, Name, Quantity, text } from "./payload-fields.server.ts";

/** What the bulk import and a refetch ask of an order. */
export const AdminOrder = z.object({
  id: Gid,
  name: Name,
  createdAt: Instant,
  processedAt: Instant,
  updatedAt: Instant,
  cancelledAt: Instant.nullable(),
  test: z.boolean(),
  displayFinancialStatus: text(64).nullable(),
  sourceName: text(255).nullable(),
  discountCodes: z.array(Name),
  retailLocation: z.object({ id: Gid }).nullable(),
  app: z.object({ id: Gid }).nullable(),
  email: text(320).nullable(),
  customer: z.object({ id: Gid }).nullable(),
  currentTotalPriceSet: AdminMoney,
  refunds: z.array(z.object({ id: Gid })),
});

export type AdminOrder = z.infer<typeof AdminOrder>;

export const AdminLine = z.object({
  id: Gid,
  title: Name,
  sku: Name.nullable(),
  quantity: Quantity,
  currentQuantity: Quantity,
  product: z.object({ id: Gid }).nullable(),
  variant: z.object({ id: Gid }).nullable(),
  originalUnitPriceSet: AdminMoney,
  discountAllocations: z.array(z.object({ allocatedAmountSet: AdminMoney })),
  priceAfterAllDiscountsBeforeTaxesSet: AdminMoney,
});

export type AdminLine = z.infer<typeof AdminLine>;

/** Reads an order as the webhooks' readers do, so that both tell the same of the same version. */
export function toOrderVersion(
  order: AdminOrder,
  lines: readonly AdminLine[],
  refunds: readonly Refund[],
): OrderVersion {
  const ordered = lines.filter(({ currentQuantity }) => currentQuantity > 0).map(toLine);
  return {
    id: order.id,
    name: order.name,
    placed: order.processedAt,
    customer: order.customer ? { id: order.customer.id } : undefined,
    email: order.email ?? undefined,
    test: order.test,
    cancelledAt: order.cancelledAt ?? undefined,
    // Deliveries say "partially_refunded" where this API says PARTIALLY_REFUNDED.
    financialStatus: order.displayFinancialStatus?.toLowerCase() ?? "",
    source: order.sourceName ?? "",
    discountCodes: order.discountCodes,
    location: order.retailLocation?.id,
    app: order.app?.id,
    currency: order.currentTotalPriceSet.shopMoney.currencyCode,
    total: adminUnits(order.currentTotalPriceSet),
    goods: ordered.reduce((sum, { net }) => sum + net, 0n),
    lines: ordered,
    refunds,
  };
}

function toLine(line: AdminLine): OrderLine {
  const discounts = line.discountAllocations.reduce(
    (sum, { allocatedAmountSet }) => sum + adminUnits(allocatedAmountSet),
    0n,
  );
  const paid = adminUnits(line.originalUnitPriceSet) * BigInt(line.quantity) - discounts;
  return {
    id: line.id,
    product: line.product?.id,
    variant: line.variant?.id,
    title: line.title,
    sku: line.sku ?? undefined,
    price: unitPrice(paid, line.quantity),
    quantity: line.currentQuantity,
    net: adminUnits(line.priceAfterAllDiscountsBeforeTaxesSet),
  };
}
