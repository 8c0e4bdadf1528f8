import type { Moment } from "#app/core/calendar/moment.ts";
import { type Cause, isCause } from "#app/core/engine/cause.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { printToldAt } from "./print-told-at.server.ts";

/** Two moments of our time, with the definition live at each. */
export interface MovementBounds {
  readonly segment: string;
  readonly from: { readonly at: Moment; readonly version: number };
  readonly to: { readonly at: Moment; readonly version: number };
}

/** So many customers joined or left for one cause. */
export interface MovementCount {
  readonly kind: "entered" | "left";
  readonly cause: Cause;
  readonly customers: number;
}

/** Somebody who was in at one moment and not at the other. */
export interface Mover {
  readonly customer: bigint;
  readonly kind: "entered" | "left";
  readonly cause: Cause;
  readonly ref: string | undefined;
}

/**
 * Whoever is in at one moment only, with the last change that led there. Where the definition
 * changed between them there need not be one: a build is not announced, and the edit is the cause.
 */
const MOVERS = `WITH ${printToldAt("from", { version: 3, at: 4 })},
    ${printToldAt("to", { version: 5, at: 6 })},
    moved AS (
      SELECT coalesce(f.customer, t.customer) AS customer,
        CASE WHEN f.customer IS NULL THEN 'entered' ELSE 'left' END AS kind
      FROM told_from f FULL JOIN told_to t ON t.customer = f.customer
      WHERE f.customer IS NULL OR t.customer IS NULL),
    mover AS (
      SELECT m.customer, m.kind, coalesce(c.cause, 'edit') AS cause, c.cause_ref
      FROM moved m
      LEFT JOIN LATERAL (
        SELECT c.cause, c.cause_ref FROM membership_change c
        WHERE c.shop = $1::bigint AND c.segment = $2::uuid AND c.version = $5::int
          AND c.customer = m.customer AND c.kind = m.kind
          AND c.recorded_at > $4::timestamptz AND c.recorded_at <= $6::timestamptz
        ORDER BY c.change DESC LIMIT 1) c ON TRUE)`;

/** How many joined and left, by cause. */
export async function countMovement(
  tx: Queryable,
  shop: bigint,
  bounds: MovementBounds,
): Promise<MovementCount[]> {
  const rows = await tx.query<{ kind: Mover["kind"]; cause: string; customers: number }>({
    name: "count-movement",
    text: `${MOVERS} SELECT kind, cause, count(*)::int AS customers FROM mover
           GROUP BY kind, cause ORDER BY kind, customers DESC, cause`,
    values: valuesOf(shop, bounds),
  });
  return rows.map(({ cause, ...row }) => ({ ...row, cause: toCause(cause) }));
}

/** Those who joined or left for one cause, in the order of their ids. */
export async function listMovers(
  tx: Queryable,
  shop: bigint,
  bounds: MovementBounds,
  page: {
    readonly kind: Mover["kind"];
    readonly cause: Cause;
    readonly after: bigint;
    readonly limit: number;
  },
): Promise<Mover[]> {
  const rows = await tx.query<{
    customer: bigint;
    kind: Mover["kind"];
    cause: string;
    cause_ref: string | null;
  }>({
    name: "list-movers",
    text: `${MOVERS} SELECT customer, kind, cause, cause_ref FROM mover
           WHERE kind = $7 AND cause = $8 AND customer > $9::bigint
           ORDER BY customer LIMIT $10::int`,
    values: [...valuesOf(shop, bounds), page.kind, page.cause, page.after, page.limit],
  });
  return rows.map(({ cause, cause_ref, ...row }) => ({
    ...row,
    cause: toCause(cause),
    ref: cause_ref ?? undefined,
  }));
}

function valuesOf(shop: bigint, { segment, from, to }: MovementBounds): unknown[] {
  return [shop, segment, from.version, toInstant(from.at), to.version, toInstant(to.at)];
}

function toCause(text: string): Cause {
  invariant(isCause(text), `a change's cause is known: ${text}`);
  return text;
}
