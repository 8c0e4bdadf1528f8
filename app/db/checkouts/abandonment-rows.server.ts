import type { Moment } from "#app/core/calendar/moment.ts";
import type { Abandonment } from "#app/core/catalog/customer-history.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** A row of `checkout_line_state`: one for each line of a state, numbered from 1, and one numbered 0 of a state without any. */
export interface AbandonmentRow {
  readonly customer: bigint;
  readonly token: string;
  readonly line: number;
  readonly abandoned: Moment;
  readonly valid_from: Moment;
  readonly valid_until: Moment;
  readonly recovered: boolean;
  readonly amount: bigint | null;
  readonly product: bigint | null;
  readonly title: string | null;
  readonly sku: string | null;
  readonly quantity: number;
}

export const ABANDONMENT_COLUMNS =
  "customer, token, line, abandoned, valid_from, valid_until, recovered, amount, product, title, sku, quantity";

/** An abandonment and whom its rows are kept under. */
export interface OwnedAbandonment extends Abandonment {
  readonly owner: string;
}

/** Puts the rows of each state together again. */
export function readAbandonments(rows: readonly AbandonmentRow[]): OwnedAbandonment[] {
  const states = new Map<string, OwnedAbandonment & { lines: Abandonment["lines"][number][] }>();
  for (const row of rows.toSorted((one, other) => one.line - other.line)) {
    const key = `${row.customer} ${row.valid_from} ${row.token}`;
    const state = states.get(key) ?? {
      owner: row.customer.toString(),
      checkout: row.token,
      abandoned: row.abandoned,
      from: row.valid_from,
      until: row.valid_until,
      recovered: row.recovered,
      amount: row.amount ?? undefined,
      lines: [],
    };
    states.set(key, state);
    if (row.line === 0) continue;
    state.lines.push({
      product: row.product?.toString(),
      title: row.title ?? undefined,
      sku: row.sku ?? undefined,
      quantity: row.quantity,
    });
  }
  return [...states.values()];
}

/** The rows of an abandonment, as a recordset takes them. */
export function writeAbandonment({ owner, lines, ...state }: OwnedAbandonment) {
  const shared = {
    customer: owner,
    token: state.checkout,
    abandoned: toInstant(state.abandoned),
    valid_from: toInstant(state.from),
    valid_until: toInstant(state.until),
    recovered: state.recovered,
    amount: state.amount,
  };
  if (lines.length === 0) return [{ ...shared, line: 0, quantity: 0 }];
  return lines.map((line, index) => ({ ...shared, line: index + 1, ...line }));
}
