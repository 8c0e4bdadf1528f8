import type { Moment } from "#app/core/calendar/moment.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** A segment that Shopify keeps, as it begins: it is to be read at once. */
export interface NewMirror {
  readonly segment: string;
  readonly shopifyId: bigint;
  readonly query: string;
}

export async function insertMirror(
  tx: Queryable,
  shop: bigint,
  { segment, shopifyId, query }: NewMirror,
): Promise<void> {
  await tx.query({
    name: "insert-mirror",
    text: `INSERT INTO segment_mirror (shop, segment, shopify_id, query, due_at)
           VALUES ($1::bigint, $2::uuid, $3::bigint, $4, now())`,
    values: [shop, segment, shopifyId, query],
  });
}

/** A segment in use that Shopify keeps. */
export interface Mirror extends NewMirror {
  /** `undefined` before the first time. */
  readonly readAt: Moment | undefined;
  /** When Shopify said that it has it no longer: since then it stays as it was. */
  readonly goneAt: Moment | undefined;
}

interface MirrorRow {
  readonly segment: string;
  readonly shopify_id: bigint;
  readonly query: string;
  readonly read_at: Moment | null;
  readonly gone_at: Moment | null;
}

/** The shop's segments in use that Shopify keeps. */
export async function listMirrors(tx: Queryable, shop: bigint): Promise<Mirror[]> {
  const rows = await tx.query<MirrorRow>({
    name: "list-mirrors",
    text: `SELECT m.segment, m.shopify_id, m.query, m.read_at, m.gone_at
           FROM segment_mirror m
           JOIN segment s ON s.shop = $1::bigint AND s.segment = m.segment
                         AND s.archived_at IS NULL
           WHERE m.shop = $1::bigint`,
    values: [shop],
  });
  return rows.map((row) => ({
    segment: row.segment,
    shopifyId: row.shopify_id,
    query: row.query,
    readAt: row.read_at ?? undefined,
    goneAt: row.gone_at ?? undefined,
  }));
}

/** A mirror that one process reads on. */
export interface ClaimedMirror {
  readonly segment: string;
  readonly shopifyId: bigint;
  /** The moment it is being read at; `undefined` before that is begun. */
  readonly readingAt: Moment | undefined;
  /** Where the next page begins. */
  readonly page: string | undefined;
  /** All pages are read, and applied to customers up to this one; `undefined` before. */
  readonly cursor: bigint | undefined;
}

interface ClaimedRow {
  readonly segment: string;
  readonly shopify_id: bigint;
  readonly reading_at: Moment | null;
  readonly page: string | null;
  readonly cursor: bigint | null;
}

/**
 * Claims the shop's next mirror that is being read or due, for this process alone until it says how
 * far it came, or until the time is over; none while the shop's history is being imported.
 */
export async function claimMirror(
  tx: Queryable,
  shop: bigint,
  { now, until }: { readonly now: Moment; readonly until: Moment },
): Promise<ClaimedMirror | undefined> {
  const [row] = await tx.query<ClaimedRow>({
    name: "claim-mirror",
    text: `UPDATE segment_mirror SET held_until = $3::timestamptz
           WHERE shop = $1::bigint AND segment = (
             SELECT m.segment FROM segment_mirror m
             JOIN segment s ON s.shop = $1::bigint AND s.segment = m.segment
                           AND s.archived_at IS NULL
             JOIN shop p ON p.shop = $1::bigint AND p.import_completed_at IS NOT NULL
             WHERE m.shop = $1::bigint AND m.gone_at IS NULL
               AND (m.reading_at IS NOT NULL OR m.due_at <= $2::timestamptz)
               AND (m.held_until IS NULL OR m.held_until <= $2::timestamptz)
             ORDER BY m.reading_at, m.due_at, m.segment LIMIT 1
             FOR UPDATE OF m SKIP LOCKED)
           RETURNING segment, shopify_id, reading_at, page, cursor`,
    values: [shop, toInstant(now), toInstant(until)],
  });
  if (row === undefined) return undefined;
  return {
    segment: row.segment,
    shopifyId: row.shopify_id,
    readingAt: row.reading_at ?? undefined,
    page: row.page ?? undefined,
    cursor: row.cursor ?? undefined,
  };
}

/** How far a reading is. */
export interface ReadingStep {
  readonly readingAt: Moment;
  readonly page?: string | undefined;
  readonly cursor?: bigint;
}

/**
 * Notes how far a reading came, and lets go of it. False where it is not where it was claimed: it
 * took too long, and another process went on with it.
 */
export async function moveReading(
  tx: Queryable,
  shop: bigint,
  from: ClaimedMirror,
  to: ReadingStep,
): Promise<boolean> {
  const rows = await tx.query({
    name: "move-reading",
    text: `UPDATE segment_mirror
           SET reading_at = $3::timestamptz, page = $4, cursor = $5::bigint, held_until = NULL
           WHERE shop = $1::bigint AND segment = $2::uuid
             AND reading_at IS NOT DISTINCT FROM $6::timestamptz
             AND page IS NOT DISTINCT FROM $7 AND cursor IS NOT DISTINCT FROM $8::bigint
           RETURNING segment`,
    values: [
      shop,
      from.segment,
      toInstant(to.readingAt),
      to.page ?? null,
      to.cursor ?? null,
      from.readingAt === undefined ? null : toInstant(from.readingAt),
      from.page ?? null,
      from.cursor ?? null,
    ],
  });
  return rows.length > 0;
}

/** Ends a reading, if any, and says when the next is due. With `readAt` it was read to its end. */
export async function endReading(
  tx: Queryable,
  shop: bigint,
  segment: string,
  { due, readAt }: { readonly due: Moment; readonly readAt?: Moment },
): Promise<void> {
  await tx.query({
    name: "end-reading",
    text: `UPDATE segment_mirror
           SET due_at = $3::timestamptz, read_at = coalesce($4::timestamptz, read_at),
               reading_at = NULL, page = NULL, cursor = NULL, held_until = NULL
           WHERE shop = $1::bigint AND segment = $2::uuid`,
    values: [shop, segment, toInstant(due), readAt === undefined ? null : toInstant(readAt)],
  });
  await deleteRead(tx, shop, segment);
}

/** Notes that Shopify has a segment no longer. Whom it holds stays. */
export async function markMirrorGone(
  tx: Queryable,
  shop: bigint,
  segment: string,
  at: Moment,
): Promise<void> {
  await tx.query({
    name: "mark-mirror-gone",
    text: `UPDATE segment_mirror SET gone_at = $3::timestamptz, held_until = NULL
           WHERE shop = $1::bigint AND segment = $2::uuid`,
    values: [shop, segment, toInstant(at)],
  });
}

/** Notes what Shopify asks now. */
export async function updateMirrorQuery(
  tx: Queryable,
  shop: bigint,
  segment: string,
  query: string,
): Promise<void> {
  await tx.query({
    name: "update-mirror-query",
    text: `UPDATE segment_mirror SET query = $3 WHERE shop = $1::bigint AND segment = $2::uuid`,
    values: [shop, segment, query],
  });
}

/** Notes whom a page of a reading holds. */
export async function insertRead(
  tx: Queryable,
  shop: bigint,
  segment: string,
  customers: readonly bigint[],
): Promise<void> {
  await tx.query({
    name: "insert-read",
    text: `INSERT INTO segment_mirror_member (shop, segment, customer)
           SELECT $1::bigint, $2::uuid, u FROM unnest($3::bigint[]) u ON CONFLICT DO NOTHING`,
    values: [shop, segment, customers],
  });
}

/** The customers we know, with ids in `(after, through]`, whom a reading found. */
export async function listRead(
  tx: Queryable,
  shop: bigint,
  segment: string,
  { after, through }: { readonly after: bigint; readonly through: bigint },
): Promise<bigint[]> {
  const rows = await tx.query<{ customer: bigint }>({
    name: "list-read",
    text: `SELECT m.customer FROM segment_mirror_member m
           JOIN customer c ON c.shop = $1::bigint AND c.customer = m.customer
                          AND c.gone_at IS NULL
           WHERE m.shop = $1::bigint AND m.segment = $2::uuid
             AND m.customer > $3::bigint AND m.customer <= $4::bigint`,
    values: [shop, segment, after, through],
  });
  return rows.map(({ customer }) => customer);
}

export async function deleteRead(tx: Queryable, shop: bigint, segment: string): Promise<void> {
  await tx.query({
    name: "delete-read",
    text: `DELETE FROM segment_mirror_member WHERE shop = $1::bigint AND segment = $2::uuid`,
    values: [shop, segment],
  });
}
