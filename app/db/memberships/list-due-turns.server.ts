import type { Moment } from "#app/core/calendar/moment.ts";
import { type Cause, isCause } from "#app/core/engine/cause.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { invariant } from "#app/lib/invariant.ts";

/** A customer whose next turn has come. */
export interface DueTurn {
  readonly customer: string;
  readonly due: Moment;
  readonly cause: Cause;
}

interface TurnRow {
  readonly customer: string;
  readonly due: Moment;
  readonly cause: string;
}

/** Those due by `now`, the longest due first. */
export async function listDueTurns(
  tx: Queryable,
  shop: bigint,
  now: Moment,
  limit: number,
): Promise<DueTurn[]> {
  const rows = await tx.query<TurnRow>({
    name: "list-due-turns",
    text: `SELECT customer::text, due, cause FROM customer_turn
           WHERE shop = $1::bigint AND due <= $2::timestamptz ORDER BY due LIMIT $3::int`,
    values: [shop, toInstant(now), limit],
  });
  return rows.map(toDueTurn);
}

/** Those of some customers that are due by `now`. */
export async function listDueTurnsOf(
  tx: Queryable,
  shop: bigint,
  now: Moment,
  customers: readonly string[],
): Promise<DueTurn[]> {
  const rows = await tx.query<TurnRow>({
    name: "list-due-turns-of",
    text: `SELECT customer::text, due, cause FROM customer_turn
           WHERE shop = $1::bigint AND due <= $2::timestamptz AND customer = ANY($3::bigint[])`,
    values: [shop, toInstant(now), customers],
  });
  return rows.map(toDueTurn);
}

function toDueTurn({ customer, due, cause }: TurnRow): DueTurn {
  invariant(isCause(cause), `a turn's cause is known: ${cause}`);
  return { customer, due, cause };
}
