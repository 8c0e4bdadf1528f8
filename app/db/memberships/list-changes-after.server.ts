import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";

/** A difference as it was recorded. */
export interface RecordedChange {
  readonly change: string;
  readonly segment: string;
  readonly customer: bigint;
  readonly kind: "entered" | "left";
  /** When it became true. */
  readonly at: Moment;
  /** When we recorded it. */
  readonly recordedAt: Moment;
  readonly cause: string;
  /** The order's or refund's id. */
  readonly ref: string | undefined;
  readonly announced: boolean;
}

export interface ChangesPage {
  readonly changes: readonly RecordedChange[];
  /** The last change looked at, whether it was asked for or not; `undefined` when there was none. */
  readonly scannedTo: string | undefined;
  readonly scanned: number;
}

interface ChangeRow {
  readonly scanned: number;
  readonly scanned_to: string | null;
  readonly change: string | null;
  readonly segment: string;
  readonly customer: bigint;
  readonly kind: "entered" | "left";
  readonly at: Moment;
  readonly recorded_at: Moment;
  readonly cause: string;
  readonly cause_ref: string | null;
  readonly announced: boolean;
}

/**
 * The changes after one, in the order of recording, of one segment or all. Looks at no more than
 * `scan` of them: a segment that seldom changes must not cost a walk through everything.
 */
export async function listChangesAfter(
  tx: Queryable,
  shop: bigint,
  {
    after,
    segment,
    scan,
  }: {
    readonly after: string | undefined;
    readonly segment: string | undefined;
    readonly scan: number;
  },
): Promise<ChangesPage> {
  const rows = await tx.query<ChangeRow>({
    name: "list-changes-after",
    text: `WITH page AS (
             SELECT change, segment, customer, kind, at, recorded_at, cause, cause_ref, announced
             FROM membership_change
             WHERE shop = $1::bigint AND change > $2::uuid
             ORDER BY change LIMIT $4::int
           )
           SELECT s.scanned, s.scanned_to, p.*
           FROM (SELECT count(*)::int AS scanned,
                        (SELECT change FROM page ORDER BY change DESC LIMIT 1) AS scanned_to
                 FROM page) s
           LEFT JOIN page p ON $3::uuid IS NULL OR p.segment = $3::uuid
           ORDER BY p.change`,
    values: [shop, after ?? BEFORE_ALL, segment ?? null, scan],
  });
  return {
    changes: rows.flatMap(toChange),
    scannedTo: rows[0]?.scanned_to ?? undefined,
    scanned: rows[0]?.scanned ?? 0,
  };
}

/** A page without a change of this segment is one row that says only how far it went. */
function toChange({ change, recorded_at, cause_ref, ...row }: ChangeRow): RecordedChange[] {
  if (change === null) return [];
  const { segment, customer, kind, at, cause, announced } = row;
  const ref = cause_ref ?? undefined;
  return [{ change, segment, customer, kind, at, recordedAt: recorded_at, cause, ref, announced }];
}

const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";
