import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

export type SnapshotRefresh = "manual" | "weekly" | "monthly";

/** A snapshot as it begins. */
export interface NewSnapshot {
  readonly segment: string;
  /** The query it is taken of; absent for one that comes from a file. */
  readonly source?: string;
  readonly refresh: SnapshotRefresh;
  readonly takenAt?: Moment;
}

export async function insertSnapshot(
  tx: Queryable,
  shop: bigint,
  { segment, source, refresh, takenAt }: NewSnapshot,
): Promise<void> {
  await tx.query({
    name: "insert-snapshot",
    text: `INSERT INTO segment_snapshot (shop, segment, source, refresh, taken_at, due_at)
           VALUES ($1::bigint, $2::uuid, $3, $4, $5::timestamptz,
                   CASE WHEN $3::text IS NOT NULL THEN now() END)`,
    values: [
      shop,
      segment,
      source ?? null,
      refresh,
      takenAt === undefined ? null : toInstant(takenAt),
    ],
  });
}

/** A snapshot that is to be taken. */
export interface DueSnapshot {
  readonly segment: string;
  readonly source: string;
  readonly refresh: SnapshotRefresh;
  /** The moment it is being taken of; `undefined` before it is begun. */
  readonly takingAt: Moment | undefined;
  readonly cursor: bigint | undefined;
}

interface DueRow {
  readonly segment: string;
  readonly source: string;
  readonly refresh: SnapshotRefresh;
  readonly taking_at: Moment | null;
  readonly cursor: bigint | null;
}

/** The shop's next snapshot that is being taken or due; none while its history is being imported. */
export async function findDueSnapshot(
  tx: Queryable,
  shop: bigint,
  now: Moment,
): Promise<DueSnapshot | undefined> {
  const [row] = await tx.query<DueRow>({
    name: "find-due-snapshot",
    text: `SELECT t.segment, t.source, t.refresh, t.taking_at, t.cursor
           FROM segment_snapshot t
           JOIN segment s ON s.shop = $1::bigint AND s.segment = t.segment
                         AND s.archived_at IS NULL
           JOIN shop p ON p.shop = $1::bigint AND p.import_completed_at IS NOT NULL
           WHERE t.shop = $1::bigint AND t.source IS NOT NULL
             AND (t.taking_at IS NOT NULL OR t.due_at <= $2::timestamptz)
           ORDER BY t.taking_at, t.due_at, t.segment LIMIT 1`,
    values: [shop, toInstant(now)],
  });
  if (row === undefined) return undefined;
  const { taking_at, cursor, ...snapshot } = row;
  return { ...snapshot, takingAt: taking_at ?? undefined, cursor: cursor ?? undefined };
}

/** Notes how far a taking is. */
export async function updateTaking(
  tx: Queryable,
  shop: bigint,
  segment: string,
  { at, cursor }: { readonly at: Moment; readonly cursor: bigint },
): Promise<void> {
  await tx.query({
    name: "update-taking",
    text: `UPDATE segment_snapshot SET taking_at = $3::timestamptz, cursor = $4::bigint
           WHERE shop = $1::bigint AND segment = $2::uuid`,
    values: [shop, segment, toInstant(at), cursor],
  });
}

/** Notes that a snapshot was taken, and when it is to be taken again. */
export async function updateTaken(
  tx: Queryable,
  shop: bigint,
  segment: string,
  { at, next }: { readonly at: Moment; readonly next: Moment | undefined },
): Promise<void> {
  await tx.query({
    name: "update-taken",
    text: `UPDATE segment_snapshot SET taken_at = $3::timestamptz, due_at = $4::timestamptz,
                  taking_at = NULL, cursor = NULL
           WHERE shop = $1::bigint AND segment = $2::uuid`,
    values: [shop, segment, toInstant(at), next === undefined ? null : toInstant(next)],
  });
}

/** Asks for a snapshot to be taken anew. False for one that came from a file, or is not there. */
export async function requestSnapshot(
  tx: Queryable,
  shop: bigint,
  segment: string,
): Promise<boolean> {
  const rows = await tx.query({
    name: "request-snapshot",
    text: `UPDATE segment_snapshot SET due_at = now()
           WHERE shop = $1::bigint AND segment = $2::uuid AND source IS NOT NULL
           RETURNING segment`,
    values: [shop, segment],
  });
  return rows.length > 0;
}
