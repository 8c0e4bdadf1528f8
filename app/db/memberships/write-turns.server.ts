import type { Moment } from "#app/core/calendar/moment.ts";
import type { Cause } from "#app/core/engine/cause.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** When a customer must next be looked at; `undefined`: not before something happens. */
export interface NextTurn {
  readonly customer: string;
  readonly due: Moment | undefined;
}

/** Sets the next turns of customers of whom every version was asked. */
export async function writeTurns(
  tx: Queryable,
  shop: bigint,
  turns: readonly NextTurn[],
): Promise<void> {
  const still = turns.filter(({ due }) => due === undefined);
  if (still.length > 0) {
    await tx.query({
      name: "delete-turns",
      text: `DELETE FROM customer_turn WHERE shop = $1::bigint AND customer = ANY($2::bigint[])`,
      values: [shop, still.map(({ customer }) => customer)],
    });
  }
  const turning = turns.flatMap(({ customer, due }) =>
    due === undefined ? [] : [{ customer, due }],
  );
  if (turning.length === 0) return;
  await tx.query({
    name: "upsert-turns",
    text: `INSERT INTO customer_turn AS t (shop, customer, due, cause)
           SELECT $1::bigint, n.customer, n.due, 'time'
           FROM unnest($2::bigint[], $3::timestamptz[]) AS n (customer, due)
           ON CONFLICT (shop, customer) DO UPDATE SET due = excluded.due, cause = excluded.cause
           WHERE t.due <> excluded.due OR t.cause <> excluded.cause`,
    values: [
      shop,
      turning.map(({ customer }) => customer),
      turning.map(({ due }) => toInstant(due)),
    ],
  });
}

/** A request to look at a customer at a moment, for a reason. */
export interface TurnRequest {
  readonly customer: string;
  readonly at: Moment;
  readonly cause: Cause;
}

/** Asks for looks at customers, no later than they were due anyway. Each customer at most once. */
export async function requestTurns(
  tx: Queryable,
  shop: bigint,
  requests: readonly TurnRequest[],
): Promise<void> {
  if (requests.length === 0) return;
  await tx.query({
    name: "request-turns",
    text: `INSERT INTO customer_turn AS t (shop, customer, due, cause)
           SELECT $1::bigint, r.*
           FROM unnest($2::bigint[], $3::timestamptz[], $4::text[]) AS r (customer, due, cause)
           ON CONFLICT (shop, customer) DO UPDATE SET due = excluded.due, cause = excluded.cause
           WHERE excluded.due < t.due`,
    values: [
      shop,
      requests.map(({ customer }) => customer),
      requests.map(({ at }) => toInstant(at)),
      requests.map(({ cause }) => cause),
    ],
  });
}
