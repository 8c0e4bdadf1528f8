import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** One difference as it was recorded, with its cause. */
export interface SegmentChange {
  readonly change: string;
  readonly customer: bigint;
  readonly kind: "entered" | "left";
  readonly at: Moment;
  readonly cause: string;
  readonly causeRef: string | undefined;
}

interface ChangeRow {
  readonly change: string;
  readonly customer: bigint;
  readonly kind: "entered" | "left";
  readonly at: Moment;
  readonly cause: string;
  readonly cause_ref: string | null;
}

/** The latest differences of a segment, newest first. */
export async function listSegmentChanges(
  tx: Queryable,
  shop: bigint,
  segment: string,
  limit: number,
): Promise<SegmentChange[]> {
  const rows = await tx.query<ChangeRow>({
    name: "list-segment-changes",
    text: `SELECT change, customer, kind, at, cause, cause_ref FROM membership_change
           WHERE shop = $1::bigint AND segment = $2::uuid
           ORDER BY recorded_at DESC, change DESC LIMIT $3::int`,
    values: [shop, segment, limit],
  });
  return rows.map(({ cause_ref, ...row }) => ({ ...row, causeRef: cause_ref ?? undefined }));
}
