import { foldCase } from "#app/lib/fold-case.ts";
import type { OrderDetails } from "#app/core/catalog/customer-history.ts";
import type { OrderVersion } from "./facts.ts";

/** The details of an order that its lines can be asked by. */
export type LineDetails = Pick<OrderDetails, "channel" | "financialStatus" | "discountCodes">;

/** What a version says of its order as a whole, in the form in which queries ask for it. */
export function orderDetails(order: OrderVersion): OrderDetails {
  const { source, financialStatus, discountCodes, location, app } = order;
  return {
    channel: source === "" ? undefined : source,
    financialStatus: financialStatus === "" ? undefined : financialStatus.toUpperCase(),
    discountCodes: [...new Set(discountCodes.map(foldCase))].sort(),
    location,
    app,
  };
}

/** Equal details have equal keys. */
export function detailsKey({ location, app, ...details }: OrderDetails): string {
  return JSON.stringify([lineDetailsKey(details), location, app]);
}

/** As `detailsKey`, of what the lines carry. */
export function lineDetailsKey({ channel, financialStatus, discountCodes }: LineDetails): string {
  return JSON.stringify([channel, financialStatus, discountCodes]);
}
