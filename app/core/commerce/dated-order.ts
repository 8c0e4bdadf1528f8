import { compare } from "#app/lib/compare.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { LineState, OrderState } from "#app/core/catalog/customer-history.ts";
import { type LineDetails, lineDetailsKey } from "./order-details.ts";

/** How an order as a whole stood during `[from, until)`: a row of `order_state`. */
export type DatedOrder = Omit<OrderState, "order" | "lines">;

/** How one of its lines stood, and its order then: a row of `line_state`. */
export interface DatedLine extends LineState, LineDetails {
  readonly from: Moment;
  readonly until: Moment;
  readonly traits: number;
}

/**
 * Splits an order's states into what the database keeps: its totals, and its lines each with their
 * own dates. A line that stays the same while another changes is one row, not two.
 */
export function datedOrder(states: readonly OrderState[]): {
  readonly totals: readonly DatedOrder[];
  readonly lines: readonly DatedLine[];
} {
  const totals: DatedOrder[] = [];
  const lines: DatedLine[] = [];
  const latest = new Map<string, DatedLine>();
  for (const state of states) {
    const { placed, from, until, traits, net, goods, lines: present } = state;
    const { channel, financialStatus, discountCodes, location, app } = state;
    const details = { channel, financialStatus, discountCodes };
    totals.push({ placed, from, until, traits, net, goods, ...details, location, app });
    for (const line of present) {
      const last = latest.get(line.line);
      const dated = { ...line, ...details, from, until, traits };
      const continues = last !== undefined && last.until === from && isSame(last, dated);
      latest.set(line.line, continues ? { ...dated, from: last.from } : dated);
      if (!continues && last) lines.push(last);
    }
  }
  lines.push(...latest.values());
  return { totals, lines: lines.sort((a, b) => compare(a.line, b.line) || a.from - b.from) };
}

function isSame(a: DatedLine, b: DatedLine): boolean {
  return (
    a.product === b.product &&
    a.variant === b.variant &&
    a.title === b.title &&
    a.sku === b.sku &&
    a.price === b.price &&
    a.quantity === b.quantity &&
    a.net === b.net &&
    a.traits === b.traits &&
    lineDetailsKey(a) === lineDetailsKey(b)
  );
}
