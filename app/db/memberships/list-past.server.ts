import { FOREVER, type Moment } from "#app/core/calendar/moment.ts";
import { type Cause, isCause } from "#app/core/engine/cause.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import type { VersionKey } from "./list-intervals.server.ts";

/** A stretch in which a customer was in a segment, and why it began and ended. */
export interface PastInterval {
  readonly version: number;
  readonly entered: Moment;
  /** `undefined` where they were in it already when the definition became live. */
  readonly enteredBy: ChangeCause | undefined;
  /** FOREVER while it lasts. */
  readonly left: Moment;
  readonly leftBy: ChangeCause | undefined;
}

export interface ChangeCause {
  readonly cause: Cause;
  /** An order's or a refund's id. */
  readonly ref: string | undefined;
}

interface PastRow {
  readonly version: number;
  readonly entered_at: Moment;
  readonly left_at: Moment | null;
  readonly retired_at: Moment | null;
  readonly entered_cause: string | null;
  readonly entered_ref: string | null;
  readonly left_cause: string | null;
  readonly left_ref: string | null;
}

/**
 * When a customer was in a segment under each of its definitions, earliest first, with the changes
 * that were recorded for it. What lasted when a definition was replaced ended with that edit.
 */
export async function listPast(
  tx: Queryable,
  shop: bigint,
  segment: VersionKey["segment"],
  customer: bigint,
): Promise<PastInterval[]> {
  const changeTo = (kind: string, at: string) => `LEFT JOIN LATERAL (
      SELECT c.cause, c.cause_ref FROM membership_change c
      WHERE c.shop = $1::bigint AND c.segment = m.segment AND c.version = m.version
        AND c.customer = m.customer AND c.kind = '${kind}' AND c.at = ${at}
      ORDER BY c.change DESC LIMIT 1)`;
  const rows = await tx.query<PastRow>({
    name: "list-past",
    text: `SELECT m.version, m.entered_at, m.left_at, v.retired_at,
                  e.cause AS entered_cause, e.cause_ref AS entered_ref,
                  l.cause AS left_cause, l.cause_ref AS left_ref
           FROM membership m
           JOIN segment_version v ON v.shop = m.shop AND v.segment = m.segment
             AND v.version = m.version AND v.went_live_at IS NOT NULL
           ${changeTo("entered", "m.entered_at")} e ON TRUE
           ${changeTo("left", "m.left_at")} l ON TRUE
           WHERE m.shop = $1::bigint AND m.segment = $2::uuid AND m.customer = $3::bigint
           ORDER BY m.entered_at, m.version`,
    values: [shop, segment, customer],
  });
  return rows.map(toPast);
}

function toPast(row: PastRow): PastInterval {
  const replaced = row.left_at === null && row.retired_at !== null;
  return {
    version: row.version,
    entered: row.entered_at,
    enteredBy: toCause(row.entered_cause, row.entered_ref),
    left: row.left_at ?? row.retired_at ?? FOREVER,
    leftBy: replaced ? { cause: "edit", ref: undefined } : toCause(row.left_cause, row.left_ref),
  };
}

function toCause(cause: string | null, ref: string | null): ChangeCause | undefined {
  if (cause === null) return undefined;
  invariant(isCause(cause), `a change's cause is known: ${cause}`);
  return { cause, ref: ref ?? undefined };
}
