import { FOREVER } from "#app/core/calendar/moment.ts";
import type { Settlement } from "#app/core/engine/settle.ts";
import type { Queryable } from "#app/db/database.server.ts";
import { toInstant } from "#app/db/instant.server.ts";

/** Brings stored intervals to what settlements say, and the numbers of members with them. */
export async function writeIntervals(
  tx: Queryable,
  shop: bigint,
  settlements: readonly Settlement[],
): Promise<void> {
  await deleteIntervals(tx, shop, settlements);
  await upsertIntervals(tx, shop, settlements);
  await updateMembers(tx, shop, settlements);
}

async function deleteIntervals(
  tx: Queryable,
  shop: bigint,
  settlements: readonly Settlement[],
): Promise<void> {
  const rows = settlements.flatMap(({ version, customer, deleted }) =>
    deleted.map((entered) => ({ ...version, customer, entered })),
  );
  if (rows.length === 0) return;
  await tx.query({
    name: "delete-intervals",
    text: `DELETE FROM membership m
           USING unnest($2::uuid[], $3::int[], $4::bigint[], $5::timestamptz[])
             AS d (segment, version, customer, entered_at)
           WHERE m.shop = $1::bigint AND m.segment = d.segment AND m.version = d.version
             AND m.customer = d.customer AND m.entered_at = d.entered_at`,
    values: [
      shop,
      rows.map(({ segment }) => segment),
      rows.map(({ version }) => version),
      rows.map(({ customer }) => customer),
      rows.map(({ entered }) => toInstant(entered)),
    ],
  });
}

async function upsertIntervals(
  tx: Queryable,
  shop: bigint,
  settlements: readonly Settlement[],
): Promise<void> {
  const rows = settlements.flatMap(({ version, customer, written }) =>
    written.map((interval) => ({ ...version, customer, ...interval })),
  );
  if (rows.length === 0) return;
  await tx.query({
    name: "upsert-intervals",
    text: `INSERT INTO membership (shop, segment, version, customer, entered_at, left_at)
           SELECT $1::bigint, w.*
           FROM unnest($2::uuid[], $3::int[], $4::bigint[], $5::timestamptz[], $6::timestamptz[])
             AS w (segment, version, customer, entered_at, left_at)
           ON CONFLICT (shop, segment, version, customer, entered_at)
           DO UPDATE SET left_at = excluded.left_at`,
    values: [
      shop,
      rows.map(({ segment }) => segment),
      rows.map(({ version }) => version),
      rows.map(({ customer }) => customer),
      rows.map(({ entered }) => toInstant(entered)),
      rows.map(({ left }) => (left === FOREVER ? null : toInstant(left))),
    ],
  });
}

async function updateMembers(
  tx: Queryable,
  shop: bigint,
  settlements: readonly Settlement[],
): Promise<void> {
  const sums = new Map<string, { segment: string; version: number; by: number }>();
  for (const { version, members } of settlements) {
    if (members === 0) continue;
    const key = `${version.segment} ${version.version}`;
    const by = (sums.get(key)?.by ?? 0) + members;
    sums.set(key, { segment: version.segment, version: version.version, by });
  }
  const rows = [...sums.values()].filter(({ by }) => by !== 0);
  if (rows.length === 0) return;
  await tx.query({
    name: "update-members",
    text: `UPDATE segment_version v SET members = v.members + d.by
           FROM unnest($2::uuid[], $3::int[], $4::bigint[]) AS d (segment, version, by)
           WHERE v.shop = $1::bigint AND v.segment = d.segment AND v.version = d.version`,
    values: [
      shop,
      rows.map(({ segment }) => segment),
      rows.map(({ version }) => version),
      rows.map(({ by }) => by),
    ],
  });
}
