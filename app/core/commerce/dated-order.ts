import { compare } from "#app/lib/compare.ts";
import type { Moment } from "#app/core/calendar/moment.ts";
import type { LineState, OrderState } from "#app/core/catalog/customer-history.ts";

/** How an order as a whole stood during `[from, until)`: a row of `order_state`. */
export type DatedOrder = Omit<OrderState, "order" | "lines">;

/** How one of its lines stood: a row of `line_state`. */
export interface DatedLine extends LineState {
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
  for (const { placed, from, until, traits, net, goods, lines: present } of states) {
    totals.push({ placed, from, until, traits, net, goods });
    for (const line of present) {
      const last = latest.get(line.line);
      const dated = { ...line, from, until, traits };
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
    a.quantity === b.quantity &&
    a.net === b.net &&
    a.traits === b.traits
  );
}
