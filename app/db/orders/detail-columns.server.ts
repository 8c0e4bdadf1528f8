import type { OrderDetails } from "#app/core/catalog/customer-history.ts";
import type { DatedLine } from "#app/core/commerce/dated-order.ts";
import type { LineDetails } from "#app/core/commerce/order-details.ts";

/** The columns of `order_state` that say what its order's version says of it, and how they are read and written. */
export const ORDER_DETAIL_COLUMNS = "channel, financial_status, discount_codes, location, app";

export const ORDER_DETAIL_TYPES =
  "channel text, financial_status text, discount_codes text[], location bigint, app bigint";

export interface OrderDetailRow extends SharedRow {
  readonly location: bigint | null;
  readonly app: bigint | null;
}

/** The same of `line_state`, with what the line itself says. */
export const LINE_DETAIL_COLUMNS = "channel, financial_status, discount_codes, title, sku, price";

export const LINE_DETAIL_TYPES =
  "channel text, financial_status text, discount_codes text[], title text, sku text, price bigint";

export interface LineDetailRow extends SharedRow {
  readonly title: string | null;
  readonly sku: string | null;
  readonly price: bigint | null;
}

interface SharedRow {
  readonly channel: string | null;
  readonly financial_status: string | null;
  readonly discount_codes: readonly string[] | null;
}

export function readOrderDetails(row: OrderDetailRow): OrderDetails {
  return {
    ...readShared(row),
    location: row.location?.toString(),
    app: row.app?.toString(),
  };
}

type LineWords = Pick<DatedLine, "title" | "sku" | "price">;

export function readLineDetails(row: LineDetailRow): LineDetails & LineWords {
  return {
    ...readShared(row),
    title: row.title ?? undefined,
    sku: row.sku ?? undefined,
    price: row.price ?? undefined,
  };
}

function readShared(row: SharedRow): LineDetails {
  return {
    channel: row.channel ?? undefined,
    financialStatus: row.financial_status ?? undefined,
    discountCodes: row.discount_codes ?? [],
  };
}

export function writeOrderDetails({ location, app, ...shared }: OrderDetails) {
  return { ...writeShared(shared), location, app };
}

export function writeLineDetails({ title, sku, price, ...shared }: LineDetails & LineWords) {
  return { ...writeShared(shared), title, sku, price };
}

/** Most orders have no codes: null takes no room. */
function writeShared({ channel, financialStatus, discountCodes }: LineDetails) {
  return {
    channel,
    financial_status: financialStatus,
    discount_codes: discountCodes.length === 0 ? null : discountCodes,
  };
}
