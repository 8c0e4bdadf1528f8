import type { Moment } from "#app/core/calendar/moment.ts";
import {
  findCustomersWithEmails,
  findCustomersWithIds,
} from "#app/db/customers/find-customers-named.server.ts";
import type { Database, Queryable } from "#app/db/database.server.ts";
import { findEngineNow } from "#app/db/memberships/find-engine-now.server.ts";
import { insertSnapshot } from "#app/db/segments/snapshots.server.ts";
import { makeAliases } from "#app/services/deliveries/aliases.server.ts";
import { underShopLock } from "#app/services/shops/under-shop-lock.server.ts";
import { insertKeptSegment } from "./insert-kept-segment.server.ts";
import { type NamedRow, namedRows } from "./named-rows.server.ts";
import { putIntoSegment } from "./put-into-segment.server.ts";

export interface FileSnapshot {
  readonly name: string;
  /** CSV, in pieces. Of what it says besides ids and addresses nothing is taken, least of all consent. */
  readonly file: AsyncIterable<string> | Iterable<string>;
  readonly staff: string;
}

export type FileSnapshotResult =
  | {
      readonly ok: true;
      readonly segment: string;
      /** Rows that name a customer. */
      readonly matched: number;
      readonly unmatched: number;
      /** The first of those that name nobody. */
      readonly first: readonly UnmatchedRow[];
    }
  | { readonly ok: false; readonly reason: "name-taken" };

export interface UnmatchedRow {
  readonly line: number;
  readonly text: string;
}

/** Rows that one transaction looks up. */
const BATCH = 500;
const SHOWN = 100;

/** Makes a snapshot of the customers whom a file names, and says which rows name nobody. */
export async function snapshotFromFile(
  db: Database,
  shop: bigint,
  { file, ...draft }: FileSnapshot,
): Promise<FileSnapshotResult> {
  const begun = await db.transaction(async (tx) => {
    const { now: at } = await findEngineNow(tx, shop);
    const segment = await insertKeptSegment(tx, shop, { ...draft, kind: "static" });
    if (segment === undefined) return undefined;
    await insertSnapshot(tx, shop, { segment, refresh: "manual", takenAt: at });
    return { segment, at };
  });
  if (begun === undefined) return { ok: false, reason: "name-taken" };

  let [matched, unmatched] = [0, 0];
  const first: UnmatchedRow[] = [];
  const takeBatch = async (rows: readonly NamedRow[]) => {
    if (rows.length === 0) return;
    const missing = await underShopLock(db, shop, (tx) => putRows(tx, shop, rows, begun));
    matched += rows.length - missing.length;
    unmatched += missing.length;
    const shown = missing.slice(0, SHOWN - first.length);
    first.push(...shown.map(({ line, text }) => ({ line, text: text.slice(0, 100) })));
  };
  let batch: NamedRow[] = [];
  for await (const row of namedRows(file)) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    await takeBatch(batch);
    batch = [];
  }
  await takeBatch(batch);
  return { ok: true, segment: begun.segment, matched, unmatched, first };
}

/** Puts those in whom the rows name. Answers the rows that name nobody. */
async function putRows(
  tx: Queryable,
  shop: bigint,
  rows: readonly NamedRow[],
  { segment, at }: { readonly segment: string; readonly at: Moment },
): Promise<NamedRow[]> {
  const asked = rows.flatMap(({ named }) => (named?.kind === "id" ? [named.id] : []));
  const aliases = makeAliases(tx, shop);
  await aliases.learn(asked);
  const owners = [...new Set(asked.map((id) => aliases.owner(id)))];
  const known = new Set(await findCustomersWithIds(tx, shop, owners));
  const addresses = rows.flatMap(({ named }) => (named?.kind === "email" ? [named.address] : []));
  const byEmail = await findCustomersWithEmails(tx, shop, [...new Set(addresses)]);

  const whom = ({ named }: NamedRow): readonly string[] => {
    if (named === undefined) return [];
    if (named.kind === "email") return byEmail.get(named.address) ?? [];
    return [aliases.owner(named.id)].filter((id) => known.has(id));
  };
  const added = [...new Set(rows.flatMap(whom))];
  const { now } = await findEngineNow(tx, shop);
  await putIntoSegment(tx, shop, { segment, at, added, removed: [], cause: "import" }, now);
  return rows.filter((row) => whom(row).length === 0);
}
